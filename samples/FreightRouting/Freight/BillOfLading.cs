namespace Acme.Freight;

/// <summary>One inbound shipment, as its paperwork states it.</summary>
/// <param name="Number">The number on the paper; the file's name when the paper cannot be read.</param>
/// <param name="Goods">The description of the goods, empty when the paper cannot be read.</param>
/// <param name="Text">The paper, word for word.</param>
public sealed record BillOfLading(string Number, string Goods, string Text)
{
    /// <summary>Reads one paper. Never fails: a bad scan is a shipment too, and it stands at the dock.</summary>
    public static BillOfLading Read(string path)
    {
        var text = File.ReadAllText(path);
        return new BillOfLading(
            Field(text, "Number") ?? Path.GetFileNameWithoutExtension(path),
            Field(text, "Goods") ?? "",
            text);
    }

    private static string? Field(string text, string name) =>
        text.Split('\n')
            .Where(line => line.StartsWith(name + ":", StringComparison.Ordinal))
            .Select(line => line[(name.Length + 1)..].Trim())
            .FirstOrDefault();
}
