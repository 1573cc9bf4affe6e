using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace GovernedAi.Analyzers.Recognition;

/// <summary>Tells from a file's text alone that it cannot name [CallersGovern]: what no file mentions stands nowhere, not even under an alias.</summary>
internal static class AttributeMention
{
    private const string Name = "CallersGovern";
    private const int Piece = 8192;

    private static readonly ConditionalWeakTable<SyntaxTree, StrongBox<bool>> Read = new();

    public static bool MayHold(SyntaxTree tree) => Read.GetValue(tree, static found => new(MayHold(found.GetText().ToString()))).Value;

    // Piece by piece, so that the second look finds the text where the first has left it: close to the processor.
    private static bool MayHold(string text)
    {
        for (var start = 0; start < text.Length; start += Piece)
        {
            var length = Math.Min(Piece, text.Length - start);
            if (text.IndexOf(Name, start, Math.Min(length + Name.Length, text.Length - start), StringComparison.Ordinal) >= 0 || HoldsEscape(text, start, start + length))
                return true;
        }

        return false;
    }

    // An identifier may be written in escapes; all letters of the name are between \u0040 and \u007F.
    private static bool HoldsEscape(string text, int start, int end)
    {
        for (var at = text.IndexOf('\\', start, end - start); at >= 0; at = text.IndexOf('\\', at + 1, end - at - 1))
        {
            if (IsLetter(text, at, "\\u00") || IsLetter(text, at, "\\U000000"))
                return true;
        }

        return false;
    }

    private static bool IsLetter(string text, int at, string prefix)
        => at + prefix.Length < text.Length && text[at + prefix.Length] is >= '4' and <= '7' && string.CompareOrdinal(text, at, prefix, 0, prefix.Length) == 0;
}
