using GovernedAi.Engine;
using GovernedAi.Ledger;

namespace GovernedAi.Drills;

/// <summary>
/// Makes a model fail where everything else is real, so that whoever must trust the arrangement can see it fail: people are asked, fallbacks
/// answer, records are written. Each is marked as a drill.
/// </summary>
/// <remarks>
/// Fallbacks run for real: one that does something in the world does it in a drill too. A decision made in a drill releases nothing but
/// the drill.
/// </remarks>
public sealed class Drills
{
    private readonly GovernanceEngine _engine;

    internal Drills(GovernanceEngine engine) => _engine = engine;

    /// <summary>Runs a drill.</summary>
    /// <param name="name">Its name, as people see it in the inbox and auditors in the ledger: <c>the model is down</c>.</param>
    /// <param name="model">What stands in for the model; <see langword="null"/> has the real one asked.</param>
    /// <param name="call">Calls one governed method, with arguments that do no harm.</param>
    /// <param name="cancellation">Gives up reading the ledger; the call has a token of its own.</param>
    /// <returns>What happened. An exception of the call is part of it, and not thrown.</returns>
    /// <exception cref="DrillException">The call reached no governed method.</exception>
    public async Task<DrillReport> RunAsync(string name, DrillModel? model, Func<Task> call, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(call);
        var run = new DrillRun(name, model);
        var failure = await CallAsync(run, call).ConfigureAwait(false);
        if (run.Calls.Count == 0)
            throw new DrillException($"The drill '{name}' reached no governed method.{(failure is null ? "" : $" It ended with: {failure.Message}")}");

        var calls = run.Calls.Select(id => id.ToString("N")).ToHashSet(StringComparer.Ordinal);
        var records = new List<LedgerRecord>();
        await foreach (var record in _engine.Ledger.ReadAsync(cancellation).ConfigureAwait(false))
        {
            if (record.Call is { } id && calls.Contains(id.Replace("-", "", StringComparison.Ordinal)))
                records.Add(record);
        }

        return DrillReport.Of(name, run.Calls[0].ToString("N"), records, failure);
    }

    private static async Task<Exception?> CallAsync(DrillRun run, Func<Task> call)
    {
        // Set in a method of its own: what flows with the call does not flow back to the caller.
        DrillRun.Current = run;
        try
        {
            await call().ConfigureAwait(false);
            return null;
        }
        catch (Exception exception)
        {
            return exception;
        }
        finally
        {
            run.End();
        }
    }
}
