using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GovernedAi.Analyzers.Generation;

/// <summary>Reads where the wrappers of a type have to be printed.</summary>
internal static class GovernedTypeParser
{
    /// <param name="type">The type.</param>
    /// <param name="withPointers">
    /// Whether its part must be unsafe, as the user's is. A part of its own is: nothing can be awaited in an unsafe one.
    /// </param>
    /// <param name="cancellation">Stops the parse.</param>
    public static GovernedTypeModel Parse(INamedTypeSymbol type, bool withPointers, CancellationToken cancellation)
    {
        var space = type.ContainingNamespace;
        var holder = HolderName(type) + (withPointers ? "_Unsafe" : "");
        return new GovernedTypeModel
        {
            Namespace = space.IsGlobalNamespace ? null : NamespaceCode(space),
            Headers = Outward(type).Reverse().Select(t => Header(t, withPointers, cancellation)).ToEquatable(),
            Holder = holder,
            FileName = FileName(space, holder),
        };
    }

    /// <summary>The innermost of the type and those around it that is not partial.</summary>
    public static INamedTypeSymbol? NotPartial(INamedTypeSymbol type, CancellationToken cancellation) =>
        Outward(type).FirstOrDefault(t => !Declarations(t, cancellation).All(d => d.Modifiers.Any(SyntaxKind.PartialKeyword)));

    private static IEnumerable<INamedTypeSymbol> Outward(INamedTypeSymbol type)
    {
        for (var at = type; at is not null; at = at.ContainingType)
            yield return at;
    }

    private static IEnumerable<TypeDeclarationSyntax> Declarations(INamedTypeSymbol type, CancellationToken cancellation) =>
        type.DeclaringSyntaxReferences.Select(r => r.GetSyntax(cancellation)).OfType<TypeDeclarationSyntax>();

    private static string Header(INamedTypeSymbol type, bool withPointers, CancellationToken cancellation)
    {
        var header = new StringBuilder();
        if (withPointers && Declarations(type, cancellation).Any(d => d.Modifiers.Any(SyntaxKind.UnsafeKeyword)))
            header.Append("unsafe ");
        header.Append("partial ").Append(Keyword(type)).Append(' ').Append(CodeText.Identifier(type.Name));
        if (type.Arity > 0)
            header.Append('<').Append(string.Join(", ", type.TypeParameters.Select(TypeParameter))).Append('>');
        return header.ToString();
    }

    private static string Keyword(INamedTypeSymbol type) => type switch
    {
        { TypeKind: TypeKind.Interface } => "interface",
        { TypeKind: TypeKind.Struct, IsRecord: true } => "record struct",
        { TypeKind: TypeKind.Struct } => "struct",
        { IsRecord: true } => "record",
        _ => "class",
    };

    private static string TypeParameter(ITypeParameterSymbol parameter) =>
        parameter.Variance switch { VarianceKind.In => "in ", VarianceKind.Out => "out ", _ => "" } + CodeText.Identifier(parameter.Name);

    private static string NamespaceCode(INamespaceSymbol space) =>
        space.ContainingNamespace is { IsGlobalNamespace: false } outer
            ? NamespaceCode(outer) + "." + CodeText.Identifier(space.Name)
            : CodeText.Identifier(space.Name);

    /// <summary>The assembly counts too: with <c>InternalsVisibleTo</c> two assemblies may hold a type of one name.</summary>
    private static string HolderName(INamedTypeSymbol type) =>
        $"{type.Name}_{StableHash.Of(type.ContainingAssembly.Identity.Name + "|" + type.GetDocumentationCommentId())}";

    private static string FileName(INamespaceSymbol space, string holder)
    {
        var name = new StringBuilder(space.IsGlobalNamespace ? "" : space.ToDisplayString() + ".").Append(holder);
        for (var i = 0; i < name.Length; i++)
        {
            if (!char.IsLetterOrDigit(name[i]) && name[i] is not ('.' or '_'))
                name[i] = '_';
        }

        const int longest = 120;
        return name.Length <= longest ? name.ToString() : name.ToString(name.Length - longest, longest);
    }
}
