using System.Globalization;

namespace GovernedAi.Analyzers.HouseRules.Contracts;

/// <summary>One line of a contract: what it is about, and what it says of it.</summary>
/// <param name="Key">What it is about; the same key stands in a contract once.</param>
/// <param name="Arrangement">What it says of a governed method; empty for a baseline.</param>
/// <param name="Count">How many model calls it is about.</param>
internal sealed record ContractLine(string Key, string Arrangement, int Count)
{
    private const string GovernedWord = "governed ";
    private const string BaselineWord = "baseline ";
    private const string Divider = " | ";
    private const string Times = " x";

    public bool IsBaseline => Key.StartsWith(BaselineWord, StringComparison.Ordinal);

    /// <summary>The whole line.</summary>
    public string Text => $"{Key}{(IsBaseline ? "" : Divider + Arrangement)}{Times}{Count}";

    /// <summary>The same with another number of calls.</summary>
    public ContractLine With(int count) => this with { Count = count };

    /// <summary>A governed method and its arrangement; its calls are yet to be counted.</summary>
    public static ContractLine Governed(string method, string arrangement) => new(GovernedKey(method), arrangement, 0);

    public static string GovernedKey(string method) => GovernedWord + method;

    /// <summary>What in one member one rule finds that nobody governs today, by what is called.</summary>
    public static string BaselineKey(string rule, string member, string api) => $"{BaselineWord}{rule} {member}{Divider}{api}";

    /// <returns><see langword="null"/> when the line cannot be understood.</returns>
    public static ContractLine? Parse(string line)
    {
        var divider = line.IndexOf(Divider, StringComparison.Ordinal);
        var times = line.LastIndexOf(Times, StringComparison.Ordinal);
        if (divider < 0 || times < divider + Divider.Length || !int.TryParse(line.Substring(times + Times.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var count))
            return null;
        if (line.StartsWith(GovernedWord, StringComparison.Ordinal))
            return new ContractLine(line.Substring(0, divider), line.Substring(divider + Divider.Length, times - divider - Divider.Length), count);
        return line.StartsWith(BaselineWord, StringComparison.Ordinal) && count > 0 ? new ContractLine(line.Substring(0, times), "", count) : null;
    }
}
