namespace GovernedAi.Analyzers.HouseRules.Contracts;

/// <summary>One line of a contract: what it is about, and what it says of it.</summary>
/// <param name="Key">What it is about; the same key stands in a contract once.</param>
/// <param name="Text">The whole line.</param>
internal sealed record ContractLine(string Key, string Text)
{
    private const string GovernedWord = "governed ";
    private const string BaselineWord = "baseline ";
    private const string Divider = " | ";
    private const string Times = " x";

    public bool IsBaseline => Key.StartsWith(BaselineWord, StringComparison.Ordinal);

    /// <summary>How many calls of a baseline line are accepted.</summary>
    public int Count => IsBaseline ? int.Parse(Text.Substring(Key.Length + Times.Length), System.Globalization.CultureInfo.InvariantCulture) : 0;

    /// <summary>A governed method and its arrangement.</summary>
    public static ContractLine Governed(string method, string arrangement) =>
        new(GovernedKey(method), $"{GovernedKey(method)}{Divider}{arrangement}");

    public static string GovernedKey(string method) => GovernedWord + method;

    /// <summary>Calls of one API in one member that nobody governs today.</summary>
    public static ContractLine Baseline(string rule, string member, string api, int count) =>
        new(BaselineKey(rule, member, api), $"{BaselineKey(rule, member, api)}{Times}{count}");

    public static string BaselineKey(string rule, string member, string api) => $"{BaselineWord}{rule} {member}{Divider}{api}";

    /// <returns><see langword="null"/> when the line cannot be understood.</returns>
    public static ContractLine? Parse(string line)
    {
        var divider = line.IndexOf(Divider, StringComparison.Ordinal);
        if (divider < 0)
            return null;
        if (line.StartsWith(GovernedWord, StringComparison.Ordinal))
            return new ContractLine(line.Substring(0, divider), line);
        if (!line.StartsWith(BaselineWord, StringComparison.Ordinal))
            return null;

        var times = line.LastIndexOf(Times, StringComparison.Ordinal);
        return times > divider && int.TryParse(line.Substring(times + Times.Length), out var count) && count > 0
            ? new ContractLine(line.Substring(0, times), line)
            : null;
    }
}
