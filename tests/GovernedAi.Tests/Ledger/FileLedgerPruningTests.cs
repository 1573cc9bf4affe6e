using GovernedAi.Ledger;

namespace GovernedAi.Tests.Ledger;

public sealed class FileLedgerPruningTests : PrunableLedgerContract, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<FileLedger> _opened = [];

    public FileLedgerPruningTests() => Ledger = Open();

    protected override IPrunableLedger Ledger { get; }

    protected override IPrunableLedger Open()
    {
        // A file each, since records go by whole files.
        _opened.Add(new FileLedger(_folder.Path, new() { LongestFile = 1 }));
        return _opened[^1];
    }

    public void Dispose()
    {
        _opened.ForEach(ledger => ledger.Dispose());
        _folder.Dispose();
    }
}
