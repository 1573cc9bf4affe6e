using Microsoft.CodeAnalysis.Text;

namespace GovernedAi.Analyzers.Recognition;

/// <summary>Tells whether the text of a file can mention one of some names, so that the many files that do not are not walked.</summary>
internal sealed class NamesInText
{
    private const int ChunkSize = 4096;

    private readonly HashSet<string> _names;
    private readonly HashSet<(char First, int Length)> _shapes;
    private readonly int _longest;

    /// <param name="names">At least one, none empty.</param>
    public NamesInText(HashSet<string> names)
    {
        _names = names;
        _shapes = [.. names.Select(name => (name[0], name.Length))];
        _longest = names.Max(name => name.Length);
    }

    public bool MayBeIn(SourceText text)
    {
        var chunk = new char[ChunkSize];
        var word = new char[_longest];
        var length = 0;
        for (var start = 0; start < text.Length; start += ChunkSize)
        {
            var count = Math.Min(ChunkSize, text.Length - start);
            text.CopyTo(start, chunk, 0, count);
            for (var at = 0; at < count; at++)
            {
                var letter = chunk[at];

                // What is written in escapes, or in letters that may be joined by invisible ones, takes a walk.
                if (letter is '\\' or > '\u007F')
                    return true;
                if (letter is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_')
                {
                    if (length < _longest)
                        word[length] = letter;
                    length++;
                }
                else if (length > 0)
                {
                    if (IsName(word, length))
                        return true;
                    length = 0;
                }
            }
        }

        return IsName(word, length);
    }

    private bool IsName(char[] word, int length) =>
        length > 0 && length <= _longest && _shapes.Contains((word[0], length)) && _names.Contains(new string(word, 0, length));
}
