using Microsoft.CodeAnalysis;

namespace GovernedAi.CodeFixes.Extracting;

/// <summary>
/// Names the parameter that takes a receiver after its type, not after the variable at hand: calls on <c>writer</c> and on
/// <c>editor</c>, both agents, share one governed method.
/// </summary>
internal static class ReceiverName
{
    public static string For(ITypeSymbol type, IEnumerable<string> others)
    {
        var taken = new HashSet<string>(others, StringComparer.Ordinal);
        var name = LastWord(type.Name);
        var candidate = name;
        for (var number = 2; taken.Contains(candidate); number++)
            candidate = name + number;
        return candidate;
    }

    /// <summary><c>IChatClient</c> gives <c>client</c>, <c>AIAgent</c> gives <c>agent</c>.</summary>
    private static string LastWord(string typeName)
    {
        var start = typeName.Length - 1;
        while (start > 0 && !(char.IsUpper(typeName[start]) && !char.IsUpper(typeName[typeName.Length - 1])))
            start--;

        var word = typeName.Substring(Math.Max(start, 0));
        return word.Length > 1 && char.IsLetter(word[0]) ? char.ToLowerInvariant(word[0]) + word.Substring(1) : "target";
    }
}
