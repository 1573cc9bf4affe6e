using System.Globalization;

namespace GovernedAi.Ledger;

/// <summary>The files of a ledger: <c>000001.jsonl</c>, <c>000002.jsonl</c> and on, one chain through all of them.</summary>
internal sealed class LedgerFolder(string path)
{
    public string Path { get; } = System.IO.Path.GetFullPath(path);

    public string FileOf(int number) => System.IO.Path.Combine(Path, NameOf(number));

    public static string NameOf(int number) => number.ToString("D6", CultureInfo.InvariantCulture) + ".jsonl";

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
