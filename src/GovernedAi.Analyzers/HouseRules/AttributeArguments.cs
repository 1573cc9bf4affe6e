using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GovernedAi.Analyzers.HouseRules;

/// <summary>Reads what an attribute says, and where it says it.</summary>
internal readonly struct AttributeArguments(AttributeData attribute)
{
    /// <summary>A constructor argument that is a string; empty when it is null.</summary>
    public string Text(int ordinal) => ordinal < attribute.ConstructorArguments.Length ? attribute.ConstructorArguments[ordinal].Value as string ?? "" : "";

    public string? Text(string name) => Find(name) is { Kind: not TypedConstantKind.Array, Value: string text } ? text : null;

    public bool Flag(string name) => Find(name) is { Kind: not TypedConstantKind.Array, Value: true };

    public int Number(string name) => Find(name) is { Kind: not TypedConstantKind.Array, Value: int number } ? number : 0;

    public INamedTypeSymbol? Type(string name) => Find(name) is { Kind: TypedConstantKind.Type, Value: INamedTypeSymbol type } ? type : null;

    /// <summary>The strings of an array; empty when it is not given. A null among them reads as empty, which no name may be.</summary>
    public ImmutableArray<string> Texts(string name) => [.. Values(name).Select(value => value.Value as string ?? "")];

    public ImmutableArray<INamedTypeSymbol> Types(string name) => [.. Values(name).Select(value => value.Value).OfType<INamedTypeSymbol>()];

    /// <summary>How many values an array has, those that are no type or string included.</summary>
    public int Count(string name) => Values(name).Count();

    public bool Has(string name) => Find(name) is not null;

    /// <summary>The line of a named argument, or of a constructor argument, or the attribute's own.</summary>
    public Location? Place(string? name, int ordinal = -1)
    {
        if (attribute.ApplicationSyntaxReference?.GetSyntax() is not AttributeSyntax syntax)
            return null;

        var arguments = syntax.ArgumentList?.Arguments ?? default;
        var argument = name is not null
            ? arguments.FirstOrDefault(a => a.NameEquals?.Name.Identifier.ValueText == name)
            : arguments.Where(a => a.NameEquals is null).ElementAtOrDefault(ordinal);
        return (argument ?? (SyntaxNode)syntax).GetLocation();
    }

    private IEnumerable<TypedConstant> Values(string name) =>
        Find(name) is { Kind: TypedConstantKind.Array, IsNull: false } array ? array.Values : [];

    private TypedConstant? Find(string name)
    {
        foreach (var argument in attribute.NamedArguments)
        {
            if (argument.Key == name)
                return argument.Value;
        }

        return null;
    }
}
