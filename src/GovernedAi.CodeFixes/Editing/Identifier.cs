using Microsoft.CodeAnalysis.CSharp;

namespace GovernedAi.CodeFixes.Editing;

/// <summary>Writes a name as source: a keyword gets its <c>@</c>.</summary>
internal static class Identifier
{
    public static string Write(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || name is "await" or "field" ? "@" + name : name;
}
