using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace GovernedAi.Analyzers.Generation;

/// <summary>
/// Turns a path of the recognition table, such as <c>Content[0].Text</c>, into an expression, as far as the referenced version of
/// the library has its members.
/// </summary>
internal sealed class ResultPath(Compilation compilation)
{
    private static readonly Regex Step = new(@"\{(?<cast>[^}]+)\}|\[0\](\{(?<cast>[^}]+)\})?|[^.\[\{]+", RegexOptions.CultureInvariant);

    /// <summary>The step to each element; what follows it is followed from all of them.</summary>
    private const string Each = "[*]";

    private const string Values = "global::GovernedAi.Runtime.CapturedValue";

    /// <summary>The result behind tasks, responses and lists.</summary>
    /// <returns>The expression and its type, or <see langword="null"/> where this version has another shape.</returns>
    public (string Expression, ITypeSymbol Type)? Unwrap(string answer, ITypeSymbol type, IEnumerable<string> steps)
    {
        (string Expression, ITypeSymbol Type)? at = (answer, type);
        foreach (var step in steps)
        {
            if (step.StartsWith("await ", StringComparison.Ordinal))
                continue;
            if (step.EndsWith(".Value", StringComparison.Ordinal))
                at = Member(at.Value, "Value");
            else if (step.StartsWith("element of ", StringComparison.Ordinal))
                at = First(at.Value);
            else
                return null;
            if (at is null)
                return null;
        }

        return at;
    }

    /// <summary>A string, or <c>null</c> where none of the paths exists.</summary>
    public string Text((string Expression, ITypeSymbol Type)? from, string? paths)
    {
        var texts = new List<string>();
        foreach (var path in paths?.Split(';') ?? [])
        {
            if (TextAt(from, path) is not { } text)
                continue;
            texts.Add(text);
            if (path.IndexOf(Each, StringComparison.Ordinal) < 0)
                break;
        }

        return texts.Count == 0 ? "null" : string.Join(" ?? ", texts);
    }

    /// <summary>The text at the end of one path; of a path through each element, the texts of those that have one, as one text.</summary>
    private string? TextAt((string Expression, ITypeSymbol Type)? from, string path)
    {
        if (path.IndexOf(Each, StringComparison.Ordinal) is > 0 and var each)
        {
            return Follow(from, path.Substring(0, each)) is { } items && ElementType(items.Type) is { } element
                && TextAt(("each", element), path.Substring(each + Each.Length).TrimStart('.')) is { } text
                ? $"{Values}.Concat({items.Expression}, static each => {text})"
                : null;
        }

        return Follow(from, path) switch
        {
            null => null,
            { Type.SpecialType: SpecialType.System_String } found => found.Expression,
            { } found => $"{Values}.Text({found.Expression})",
        };
    }

    /// <summary>A count, or <c>null</c>.</summary>
    public string Count((string Expression, ITypeSymbol Type)? from, string? path)
    {
        if (Resolve(from, path) is not { } found)
            return "null";
        var type = found.Type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : found.Type;
        return type.SpecialType is SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_UInt32 or SpecialType.System_Int16
            ? found.Expression
            : "null";
    }

    /// <summary>The first of the paths, separated by semicolons, that exists.</summary>
    private (string Expression, ITypeSymbol Type)? Resolve((string Expression, ITypeSymbol Type)? from, string? paths) =>
        from is null || paths is null ? null : paths.Split(';').Select(path => Follow(from, path)).FirstOrDefault(found => found is not null);

    private (string Expression, ITypeSymbol Type)? Follow((string Expression, ITypeSymbol Type)? from, string path)
    {
        if (from is null || path.IndexOfAny(['(', '"', '*']) >= 0)
            return null;
        var at = from;
        foreach (Match step in Step.Matches(path))
        {
            var cast = step.Groups["cast"];
            at = step.Value[0] switch
            {
                '{' => Cast(at!.Value, cast.Value, from.Value.Type),
                '[' => cast.Success ? FirstOf(at!.Value, cast.Value) : First(at!.Value),
                _ => Member(at!.Value, step.Value),
            };
            if (at is null)
                return null;
        }

        return at;
    }

    /// <summary>What is held as an <c>object</c>, as in a union, is of a type beside the one that holds it.</summary>
    private static (string Expression, ITypeSymbol Type)? Cast((string Expression, ITypeSymbol Type) from, string name, ITypeSymbol root) =>
        Named(from.Type.SpecialType == SpecialType.System_Object ? root : from.Type, name) is { } type ? ($"({from.Expression} as {type.Code()})", type) : null;

    private static (string Expression, ITypeSymbol Type)? FirstOf((string Expression, ITypeSymbol Type) from, string name) =>
        ElementType(from.Type) is { } element && Named(element, name) is { } type ? ($"{Values}.FirstOf<{type.Code()}>({from.Expression})", type) : null;

    /// <summary>A type of the same library: by its full name, or by its name in the same namespace.</summary>
    private static INamedTypeSymbol? Named(ITypeSymbol beside, string name) =>
        beside.ContainingAssembly?.GetTypeByMetadataName(name.IndexOf('.') >= 0 ? name : $"{beside.ContainingNamespace.ToDisplayString()}.{name}");

    private (string Expression, ITypeSymbol Type)? Member((string Expression, ITypeSymbol Type) from, string name)
    {
        var isNullable = from.Type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;
        var type = isNullable ? ((INamedTypeSymbol)from.Type).TypeArguments[0] : from.Type;
        foreach (var at in Declaring(type))
        {
            foreach (var member in at.GetMembers(name))
            {
                // What a type parameter stands for has no text of its own, and may not be nullable: the next path is the raw answer's.
                if (member is IPropertySymbol { IsStatic: false, GetMethod: { } getter, Parameters.IsEmpty: true, Type.TypeKind: not TypeKind.TypeParameter } property && IsUsable(property) && IsUsable(getter))
                    return ($"{from.Expression}{(isNullable || type.IsReferenceType ? "?." : ".")}{CodeText.Identifier(name)}", property.Type);
            }
        }

        return null;
    }

    private static (string Expression, ITypeSymbol Type)? First((string Expression, ITypeSymbol Type) from) =>
        ElementType(from.Type) is { } element ? ($"{Values}.First({from.Expression})", element) : null;

    /// <summary>The <c>T</c> of the one <c>IEnumerable&lt;T&gt;</c> that a type is.</summary>
    public static ITypeSymbol? ElementType(ITypeSymbol type)
    {
        if (type is IArrayTypeSymbol { Rank: 1 } array)
            return array.ElementType;
        var sequences = type.AllInterfaces.Append(type as INamedTypeSymbol)
            .Where(i => i?.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T)
            .ToList();
        return sequences.Count == 1 ? sequences[0]!.TypeArguments[0] : null;
    }

    private static IEnumerable<ITypeSymbol> Declaring(ITypeSymbol type)
    {
        for (ITypeSymbol? at = type; at is not null; at = at.BaseType)
            yield return at;
        foreach (var implemented in type.AllInterfaces)
            yield return implemented;
    }

    private bool IsUsable(ISymbol member) =>
        compilation.IsSymbolAccessibleWithin(member, compilation.Assembly)
        && !member.GetAttributes().Any(a => a.AttributeClass.IsNamed("System.ObsoleteAttribute") && a.ConstructorArguments.Length == 2 && a.ConstructorArguments[1].Value is true);
}
