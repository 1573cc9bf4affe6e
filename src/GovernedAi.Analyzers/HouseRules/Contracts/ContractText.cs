namespace GovernedAi.Analyzers.HouseRules.Contracts;

/// <summary>Writes a contract: sorted, one line each, so that a change is a line in the review and a conflict is easy to read.</summary>
internal static class ContractText
{
    private const string Heading = """
        # What this project has put in writing about its model calls: who answers for each governed method, and the calls that
        # nobody governs yet. The fix of GAI4008 keeps it. A line that goes from the baseline is progress; one that comes is a decision.
        """;

    public static string Write(IEnumerable<ContractLine> lines)
    {
        var sorted = lines.OrderBy(line => line.IsBaseline).ThenBy(line => line.Key, StringComparer.Ordinal).Select(line => line.Text + "\n");
        return Heading.Replace("\r", "") + "\n\n" + string.Concat(sorted);
    }
}
