using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace GovernedAi.Analyzers.Recognition;

/// <summary>Tells from a file's text alone that it cannot name [CallersGovern]: what no file mentions stands nowhere, not even under an alias.</summary>
internal static class AttributeMention
{
    private const string Name = "CallersGovern";

    private static readonly ConditionalWeakTable<SyntaxTree, StrongBox<bool>> Read = new();

    public static bool MayHold(SyntaxTree tree) => Read.GetValue(tree, static found => new(MayHold(found.GetText().ToString()))).Value;

    private static bool MayHold(string text)
        => text.IndexOf(Name, StringComparison.Ordinal) >= 0 || HoldsEscape(text, "\\u00") || HoldsEscape(text, "\\U000000");

    // An identifier may be written in escapes; all letters of the name are between \u0040 and \u007F.
    private static bool HoldsEscape(string text, string prefix)
    {
        for (var at = text.IndexOf(prefix, StringComparison.Ordinal); at >= 0; at = text.IndexOf(prefix, at + 1, StringComparison.Ordinal))
        {
            if (at + prefix.Length < text.Length && text[at + prefix.Length] is >= '4' and <= '7')
                return true;
        }

        return false;
    }
}
