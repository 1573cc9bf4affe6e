using System.CommandLine;
using GovernedAi.Approvals;
using GovernedAi.Ledger;
using GovernedAi.Payloads;
using GovernedAi.People;
using GovernedAi.Suspension;
using GovernedAi.Tool.Commands;
using GovernedAi.Tool.Verdicts;

namespace GovernedAi.Tool.Evidence;

/// <summary>The folder that governed programs keep their ledger, approvals and people in, as a command opens it.</summary>
internal sealed class GovernanceFolder(string path, LedgerKeyRing keys, TimeProvider clock)
{
    public string LedgerPath => Path.Combine(path, "ledger");

    public LedgerKeyRing Keys => keys;

    public TimeProvider Clock => clock;

    public FileApprovalStore Approvals() => new(Path.Combine(path, "approvals"), clock);

    public FileLedger Ledger() => new(LedgerPath, new FileLedgerOptions { Keys = keys, Clock = clock });

    public FilePayloadStore Payloads() => new(Path.Combine(path, "payloads"));

    public IPeople People() => new PeopleFile(Path.Combine(path, "people.json"));

    public SuspensionFile Suspensions() => new(path, clock);

    /// <summary>How commands are told which folder, and with which keys its ledger is written.</summary>
    internal sealed class Options
    {
        private readonly Option<string> _folder = new("--folder", "-f")
        {
            Description = "The governance folder of the program.",
            DefaultValueFactory = _ => GovernedAiOptions.DefaultFolder,
        };

        private readonly Option<string[]> _keys = new("--key")
        {
            Description = "A key of the ledger as id=file, the file holding the secret bytes. The first is the current one; more are retired ones.",
            DefaultValueFactory = _ => [],
        };

        public void AddTo(Command command)
        {
            command.Options.Add(_folder);
            command.Options.Add(_keys);
        }

        /// <summary>Runs <paramref name="action"/> on the folder; what is wrong with it is said, with the exit code for «could not read».</summary>
        public async Task<int> RunAsync(ParseResult parsed, Terminal terminal, Func<GovernanceFolder, Task<int>> action)
        {
            try
            {
                var folder = Path.GetFullPath(parsed.GetRequiredValue(_folder));
                if (!Directory.Exists(folder))
                    throw new DirectoryNotFoundException($"There is no governance folder at {folder}. Name it: --folder <path>.");
                return await action(new GovernanceFolder(folder, ReadKeys(parsed.GetRequiredValue(_keys)), terminal.Clock));
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or InvalidDataException or FormatException or ArgumentException or LedgerUnavailableException or ApprovalRefusedException)
            {
                terminal.Error.WriteLine(fault.Message);
                return Report.NotRead;
            }
        }

        private static LedgerKeyRing ReadKeys(string[] stated)
        {
            var keys = stated.Select(ReadKey).ToList();
            return keys.Count == 0 ? LedgerKeyRing.None : new LedgerKeyRing(keys[0], keys[1..]);
        }

        private static LedgerKey ReadKey(string stated) => stated.Split('=', 2) is [{ Length: > 0 } id, var file]
            ? new LedgerKey(id, File.ReadAllBytes(file))
            : throw new FormatException($"--key: \"{stated}\" is not id=file.");
    }
}
