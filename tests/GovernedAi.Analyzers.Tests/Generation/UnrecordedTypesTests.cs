using GovernedAi.Analyzers.Generation;

namespace GovernedAi.Analyzers.Tests.Generation;

public class UnrecordedTypesTests
{
    [Fact]
    public void The_page_states_the_table()
    {
        var page = File.ReadAllLines(Path.Combine(Path.GetDirectoryName(ThisFile())!, "../../../src/GovernedAi.Analyzers/Generation/UnrecordedTypes.md"));
        var stated = page.Where(line => line.StartsWith("| `", StringComparison.Ordinal) && line.Contains('.'));

        Assert.NotEmpty(UnrecordedTypes.Table);
        Assert.Equal(UnrecordedTypes.Table.Select(row => $"| `{row.Type}` | {row.Reason} |"), stated);
    }

    private static string ThisFile([System.Runtime.CompilerServices.CallerFilePath] string path = "") => path;
}
