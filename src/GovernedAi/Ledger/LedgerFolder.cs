using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using GovernedAi.Files;

namespace GovernedAi.Ledger;

/// <summary>The files of a ledger: <c>000001.jsonl</c>, <c>000002.jsonl</c> and on, one chain through all of them.</summary>
internal sealed class LedgerFolder(string path)
{
    public string Path { get; } = System.IO.Path.GetFullPath(path);

    public string FileOf(int number) => System.IO.Path.Combine(Path, NameOf(number));

    public static string NameOf(int number) => number.ToString("D6", CultureInfo.InvariantCulture) + ".jsonl";

    /// <summary>Opens a file to be read; somebody may have pruned it.</summary>
    public bool TryOpen(int number, [NotNullWhen(true)] out LineReader? lines)
    {
        try
        {
            lines = new LineReader(FileOf(number));
            return true;
        }
        catch (FileNotFoundException)
        {
            lines = null;
            return false;
        }
    }

    /// <summary>Number and hash that the last whole line of a file states; <see langword="null"/> when it has none.</summary>
    /// <param name="number">The number of the file.</param>
    /// <param name="keys">When given, the line must also have the hash it states, as far as its key is at hand.</param>
    /// <exception cref="InvalidDataException">That line is no record.</exception>
    public LedgerAnchor? LastOf(int number, LedgerKeyRing? keys = null)
    {
        using var file = File.OpenHandle(FileOf(number), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        if (LedgerTail.Read(file).LastLine is not { } line)
            return null;
        try
        {
            var last = SealedLine.Parse(line);
            if (keys is not null && last.IsIntact(line, keys) == false)
                throw new FormatException("its hash is not that of its text");
            return new LedgerAnchor(last.Sequence, last.Hash);
        }
        catch (FormatException exception)
        {
            throw new InvalidDataException($"The last record of {FileOf(number)} is damaged: {exception.Message}", exception);
        }
    }

    /// <summary>The numbers of the files in which what comes behind a record stands, in order; found from the newest back.</summary>
    /// <param name="sequence">The number of the record; 0: all files.</param>
    public IEnumerable<int> NumbersBehind(long sequence)
    {
        var numbers = Numbers();
        var first = numbers.Count;
        while (first > 0 && !(sequence > 0 && EndsBy(numbers[first - 1], sequence)))
            first--;
        return numbers.Skip(first);
    }

    private bool EndsBy(int number, long sequence)
    {
        try
        {
            return LastOf(number) is { } last && last.Sequence <= sequence;
        }
        catch (Exception exception) when (exception is InvalidDataException or FileNotFoundException)
        {
            // Damaged, which whoever reads it will say; or pruned.
            return false;
        }
    }

    /// <summary>The numbers of the files there are, in order.</summary>
    public IReadOnlyList<int> Numbers()
    {
        if (!Directory.Exists(Path))
            return [];
        var numbers = new List<int>();
        foreach (var file in Directory.EnumerateFiles(Path, "*.jsonl"))
        {
            if (int.TryParse(System.IO.Path.GetFileNameWithoutExtension(file), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                numbers.Add(number);
        }

        numbers.Sort();
        return numbers;
    }
}
