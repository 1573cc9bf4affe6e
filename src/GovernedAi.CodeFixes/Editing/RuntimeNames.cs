using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GovernedAi.CodeFixes.Editing;

/// <summary>How a file may write the names of the runtime library's types.</summary>
internal static class RuntimeNames
{
    private const string Namespace = "GovernedAi";

    /// <summary>
    /// What must stand before <c>AuditLog</c> at <paramref name="position"/>: nothing when the namespace is imported, or can be, in
    /// which case the directive is added; a qualification when the import would make another name ambiguous.
    /// </summary>
    public static string Qualifier(FileEdit file, int position)
    {
        var visible = file.Model.LookupNamespacesAndTypes(position, name: "AuditLogAttribute");
        var shortName = file.Model.LookupNamespacesAndTypes(position, name: "AuditLog");
        if (shortName.IsEmpty && visible.Length == 1 && IsOurs(visible[0]))
            return "";

        if (shortName.IsEmpty && visible.IsEmpty && !WouldBeAmbiguous(file) && UsingDirective.Add(file, position, Namespace))
            return "";

        return IsOurNamespace(file.Model.LookupNamespacesAndTypes(position, name: Namespace)) ? Namespace + "." : "global::" + Namespace + ".";
    }

    /// <summary>Whether the project references the runtime library, without which nothing can be governed.</summary>
    public static bool AreKnownTo(Compilation compilation) => OurNamespace(compilation) is not null;

    private static bool IsOurs(ISymbol symbol) => symbol.ContainingNamespace?.ToDisplayString() == Namespace;

    private static bool IsOurNamespace(IReadOnlyList<ISymbol> found) =>
        found.Count == 1 && found[0] is INamespaceSymbol { ContainingNamespace.IsGlobalNamespace: true };

    private static INamespaceSymbol? OurNamespace(Compilation compilation) =>
        compilation.GlobalNamespace.GetNamespaceMembers().FirstOrDefault(n => n.Name == Namespace && !n.GetTypeMembers("AuditLogAttribute").IsEmpty);

    /// <summary>Whether the file uses, unqualified, the name of a type that the import would bring in a second time.</summary>
    private static bool WouldBeAmbiguous(FileEdit file)
    {
        var ours = OurNamespace(file.Model.Compilation)?.GetTypeMembers().Where(t => t.DeclaredAccessibility == Accessibility.Public).Select(t => t.Name);
        var names = new HashSet<string>(ours ?? [], StringComparer.Ordinal);

        return file.Root.DescendantTokens()
            .Where(t => t.IsKind(SyntaxKind.IdentifierToken) && names.Contains(t.ValueText))
            .Any(t => file.Model.LookupNamespacesAndTypes(t.SpanStart, name: t.ValueText).Any(s => !IsOurs(s)));
    }
}
