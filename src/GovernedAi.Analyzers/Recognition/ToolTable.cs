using System.Globalization;
using Microsoft.CodeAnalysis;

namespace GovernedAi.Analyzers.Recognition;

/// <summary>What makes a tool of the user's code, so that a model may call it: the rows of <c>tools.tsv</c>.</summary>
internal sealed class ToolTable
{
    private static readonly Lazy<ToolTable> Embedded = new(() => new(FactFile.Rows("tools.tsv").Select(row => row.Split('\t'))));

    private readonly Dictionary<string, int> _functions = new(StringComparer.Ordinal);
    private readonly NameSet _methods;
    private readonly NameSet _constructed;
    private readonly Dictionary<string, string> _attributes = new(StringComparer.Ordinal);

    private ToolTable(IEnumerable<string[]> rows)
    {
        var (methods, constructed) = (new List<string>(), new List<string>());
        foreach (var row in rows)
        {
            if (row[2] == "attribute")
            {
                var name = row[0].Substring(2);
                _attributes[name.Substring(name.LastIndexOf('.') + 1)] = name;
            }
            else
            {
                _functions.Add(row[0], int.Parse(row[2], CultureInfo.InvariantCulture));
                if (ModelCallFact.MethodNameOf(row[0]) is var name and not "#ctor")
                    methods.Add(name);
                else
                    constructed.Add(ModelCallFact.TypeNameOf(row[0]));
            }
        }

        (_methods, _constructed) = (new(methods), new(constructed));
    }

    public static ToolTable Default => Embedded.Value;

    /// <summary>The ordinal of the parameter that takes the function, the <c>this</c> parameter counted; null where no tool is made.</summary>
    public int? FunctionParameter(IMethodSymbol method)
    {
        if (!(method.MethodKind == MethodKind.Constructor ? _constructed.Contains(method.ContainingType.Name) : _methods.Contains(method.Name)))
            return null;

        var definition = (method.ReducedFrom ?? method).OriginalDefinition;
        return definition.GetDocumentationCommentId() is { } id && _functions.TryGetValue(id, out var ordinal) ? ordinal : null;
    }

    /// <summary>The attribute that makes a tool of a method, as it is written: <c>KernelFunction</c>.</summary>
    public string? AttributeOf(IMethodSymbol method)
    {
        foreach (var attribute in method.GetAttributes())
        {
            if (attribute.AttributeClass is { } type && _attributes.TryGetValue(type.Name, out var fullName) && type.Is(fullName))
                return type.Name.Substring(0, type.Name.Length - "Attribute".Length);
        }

        return null;
    }
}
