using System.Globalization;
using Microsoft.CodeAnalysis;

namespace GovernedAi.Analyzers.Recognition;

/// <summary>What makes a tool of the user's code, so that a model may call it: the rows of <c>tools.tsv</c>.</summary>
internal sealed class ToolTable
{
    private static readonly Lazy<ToolTable> Embedded = new(() => new(FactFile.Rows("tools.tsv").Select(row => row.Split('\t'))));

    private readonly Dictionary<string, int> _functions = new(StringComparer.Ordinal);
    private readonly ILookup<string, string> _attributes;
    private readonly HashSet<string> _properties = new(StringComparer.Ordinal);
    private readonly HashSet<string> _overridden = new(StringComparer.Ordinal);
    private readonly NameSet _overrides;

    private ToolTable(IEnumerable<string[]> rows)
    {
        var (methods, constructed, attributes, overrides) = (new List<string>(), new List<string>(), new List<string>(), new List<string>());
        foreach (var row in rows)
        {
            if (row[2] == "attribute")
            {
                attributes.Add(row[0].Substring(2));
            }
            else if (row[2] == "property")
            {
                _properties.Add(row[0]);
                constructed.Add(ModelCallFact.TypeNameOf(row[0]));
            }
            else if (row[2] == "override")
            {
                _overridden.Add(row[0]);
                overrides.Add(ModelCallFact.MethodNameOf(row[0]));
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

        (Methods, Constructed, _overrides) = (new(methods), new(constructed), new(overrides));
        _attributes = attributes.ToLookup(name => name.Substring(name.LastIndexOf('.') + 1), StringComparer.Ordinal);
    }

    public static ToolTable Default => Embedded.Value;

    /// <summary>The names of methods that make a tool.</summary>
    public NameSet Methods { get; }

    /// <summary>The names of types whose objects are made as a tool.</summary>
    public NameSet Constructed { get; }

    /// <summary>The ordinal of the parameter that takes the function, the <c>this</c> parameter counted; null where no tool is made.</summary>
    public int? FunctionParameter(IMethodSymbol method)
    {
        if (!(method.MethodKind == MethodKind.Constructor ? Constructed.Contains(method.ContainingType.Name) : Methods.Contains(method.Name)))
            return null;

        var definition = (method.ReducedFrom ?? method).OriginalDefinition;
        return definition.GetDocumentationCommentId() is { } id && _functions.TryGetValue(id, out var ordinal) ? ordinal : null;
    }

    /// <summary>Whether a property, set where its object is made, takes the function of a tool.</summary>
    public bool TakesFunction(IPropertySymbol property)
        => Constructed.Contains(property.ContainingType.Name) && property.OriginalDefinition.GetDocumentationCommentId() is { } id && _properties.Contains(id);

    /// <summary>Whether a method can write a type's tool, by its name.</summary>
    public bool MayBeWritten(IMethodSymbol method) => method.IsOverride && _overrides.Contains(method.Name);

    /// <summary>The type whose tool a method writes, overriding it; null for any other method.</summary>
    /// <remarks>What derives from a type that stands before other tools, <c>DelegatingAIFunction</c>, overrides that type's member, and writes none.</remarks>
    public INamedTypeSymbol? WrittenFor(IMethodSymbol method)
        => MayBeWritten(method) && method.OverriddenMethod?.OriginalDefinition is { } overridden
            && overridden.GetDocumentationCommentId() is { } id && _overridden.Contains(id) ? overridden.ContainingType : null;

    /// <summary>The attribute that makes a tool of a method, its own or one of a parameter's, as it is written: <c>KernelFunction</c>.</summary>
    public string? AttributeOf(ISymbol methodOrParameter)
    {
        foreach (var attribute in methodOrParameter.GetAttributes())
        {
            if (attribute.AttributeClass is { } type && _attributes[type.Name].Any(type.Is))
                return type.Name.Substring(0, type.Name.Length - "Attribute".Length);
        }

        return null;
    }
}
