namespace GovernedAi.Analyzers.Recognition;

/// <summary>A type whose members are model calls wherever they are implemented, overridden or overloaded: a row of <c>anchors.tsv</c>.</summary>
internal sealed class Anchor(string type, string assembly, int tier, IReadOnlyList<string> kinds, IReadOnlyList<string> methods)
{
    /// <summary>Metadata name with namespace: <c>Microsoft.Extensions.AI.IEmbeddingGenerator`2</c>.</summary>
    public string Type => type;

    public string Assembly => assembly;

    /// <summary>1 shared abstractions, 2 bases of one vendor's library, 3 the long tail.</summary>
    public int Tier => tier;

    public IReadOnlyList<string> Kinds => kinds;

    public IReadOnlyList<string> Methods => methods;

    /// <summary>Whether its members count, in the words of <see cref="ModelCallFact.Flag"/>.</summary>
    public string Flag => kinds[0] is "kernel-function" or "workflow-run" or "chain-run" ? "depends" : "yes";

    public static Anchor Parse(string row)
    {
        var cells = row.Split('\t');
        return new(cells[0], cells[1], int.Parse(cells[2], System.Globalization.CultureInfo.InvariantCulture), cells[3].Split(';'), cells[4].Split(';'));
    }

    public override string ToString() => type;
}
