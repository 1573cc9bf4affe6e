using System.Text;
using Microsoft.CodeAnalysis;

namespace GovernedAi.Analyzers.Generation;

/// <summary>Turns a question such as <c>Route {bill.Number} to {result.Queue}?</c> into an expression, checked member by member.</summary>
internal sealed class QuestionTemplate(IMethodSymbol governed, Compilation compilation, IReadOnlyDictionary<string, NamedValue> values)
{
    /// <returns>An expression of type <see cref="string"/>, or what is wrong with the question.</returns>
    public (string? Expression, string? Fault) Parse(string question)
    {
        if (string.IsNullOrWhiteSpace(question))
            return (null, "is empty; leave it out, or ask something");

        var text = new StringBuilder();
        var holes = 0;
        for (var at = 0; at < question.Length; at++)
        {
            var character = question[at];
            if (character is '{' or '}' && at + 1 < question.Length && question[at + 1] == character)
            {
                text.Append(character, 2);
                at++;
            }
            else if (character == '{')
            {
                var end = question.IndexOf('}', at);
                if (end < 0)
                    return (null, "has a `{` that is never closed; write `{{` for a brace");
                var (hole, fault) = Hole(question.Substring(at + 1, end - at - 1));
                if (fault is not null)
                    return (null, fault);
                text.Append('{').Append(hole).Append('}');
                holes++;
                at = end;
            }
            else if (character == '}')
            {
                return (null, "has a `}` that closes nothing; write `}}` for a brace");
            }
            else
            {
                text.Append(Escaped(character));
            }
        }

        return holes == 0
            ? ($"\"{text.Replace("{{", "{").Replace("}}", "}")}\"", null)
            : ($"global::System.FormattableString.Invariant($\"{text}\")", null);
    }

    private (string? Expression, string? Fault) Hole(string path)
    {
        var names = path.Split('.').Select(n => n.Trim()).ToArray();
        if (!values.TryGetValue(names[0], out var root))
            return (null, $"holds `{{{path}}}`, but there is only {string.Join(", ", values.Keys.Select(k => $"`{k}`"))}");
        if (root.RefKind == RefKind.Out)
            return (null, $"holds `{{{path}}}`, which is not set yet when the question is asked");

        var expression = new StringBuilder(root.Expression);
        var type = root.Type;
        foreach (var name in names.Skip(1))
        {
            if (Member(type, name) is not { } member)
                return (null, $"holds `{{{path}}}`, but `{type.Words()}` has no readable property or field `{name}`");
            // A null on the way leaves a gap in the question; it does not lose it.
            expression.Append(MayBeNull(type) ? "?." : ".").Append(CodeText.Identifier(name));
            type = member;
        }

        return type.IsRefLikeType || type is IPointerTypeSymbol or IFunctionPointerTypeSymbol
            ? (null, $"holds `{{{path}}}`, which cannot be shown as text")
            : (expression.ToString(), null);
    }

    private static bool MayBeNull(ITypeSymbol type) => type.IsReferenceType && type.NullableAnnotation != NullableAnnotation.NotAnnotated;

    private ITypeSymbol? Member(ITypeSymbol type, string name)
    {
        foreach (var at in Declaring(type))
        {
            foreach (var member in at.GetMembers(name))
            {
                if (member.IsStatic || !compilation.IsSymbolAccessibleWithin(member, governed.ContainingType))
                    continue;
                if (member is IPropertySymbol { GetMethod: { } getter, Parameters.Length: 0 } property && compilation.IsSymbolAccessibleWithin(getter, governed.ContainingType))
                    return property.Type;
                if (member is IFieldSymbol field)
                    return field.Type;
            }
        }

        return null;
    }

    private static IEnumerable<ITypeSymbol> Declaring(ITypeSymbol type)
    {
        if (type is ITypeParameterSymbol parameter)
            return parameter.ConstraintTypes.SelectMany(Declaring);
        var own = new List<ITypeSymbol>();
        for (ITypeSymbol? at = type; at is not null; at = at.BaseType)
            own.Add(at);
        return own.Concat(type.AllInterfaces);
    }

    private static string Escaped(char character) => character switch
    {
        '"' => "\\\"",
        '\\' => "\\\\",
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        _ when char.IsControl(character) || character is '\u2028' or '\u2029' or '\u0085' || char.IsSurrogate(character) => $"\\u{(int)character:x4}",
        _ => character.ToString(),
    };
}
