using GovernedAi.Engine;
using GovernedAi.Ledger.Entries;
using GovernedAi.Runtime;

namespace GovernedAi.Hosting;

/// <summary>Finds out at start what would otherwise show when a person is needed: names all that is wrong at once.</summary>
/// <param name="engine">What is checked.</param>
/// <param name="stated">The methods to check it for; all that are registered when nothing is said.</param>
internal sealed class StartupCheck(GovernanceEngine engine, IReadOnlyList<GovernedMethod>? stated = null)
{
    private readonly List<string> _faults = [];

    public void Add(string fault) => _faults.Add(fault);

    /// <exception cref="GovernanceNotConfiguredException">Something is wrong; the message has one line for each fault.</exception>
    public async Task RunAsync(CancellationToken cancellation)
    {
        LoadedModules.RunInitializers();
        var methods = stated ?? GovernedMethods.Registered;
        foreach (var method in methods)
        {
            CheckContent(method);
            CheckShadow(method);
        }

        await CheckGroupsAsync(methods, cancellation).ConfigureAwait(false);
        CheckApprovals(methods);

        // Written only when the rest is in order, and itself the check that the ledger can be written.
        if (_faults.Count == 0)
            await CheckLedgerAsync(methods.Count, cancellation).ConfigureAwait(false);
        if (_faults.Count > 0)
            throw new GovernanceNotConfiguredException("Governance cannot start:" + string.Concat(_faults.Select(fault => $"{Environment.NewLine}- {fault}")));
    }

    private void CheckContent(GovernedMethod method)
    {
        foreach (var type in method.Content)
        {
            if (!engine.Serializer.Knows(type))
                Add($"{method.Name}: there is no JSON contract for {type}. Add `[JsonSerializable(typeof({type.Name}))]` to a JsonSerializerContext and `o.Json.TypeInfoResolverChain.Add(YourJsonContext.Default);` to AddGovernedAi(o => …).");
        }
    }

    private void CheckShadow(GovernedMethod method)
    {
        if (engine.IsShadow(method) && method.Fallbacks.Count == 0 && method.Escalation?.Ask != Ask.BeforeRelease)
            Add($"{method.Name}: it is in shadow mode, and nothing answers in its model's place. Add [Fallback(nameof(…))], or an [Escalation] that asks before release.");
    }

    private async Task CheckGroupsAsync(IReadOnlyList<GovernedMethod> methods, CancellationToken cancellation)
    {
        var quorums = methods.Where(method => method.Escalation is { Quorum: > 1 }).ToList();
        var today = DateOnly.FromDateTime(engine.Clock.GetUtcNow().UtcDateTime);
        var groups = methods
            .SelectMany(method => (method.Escalation?.Chain ?? []).Concat(method.Incident?.Chain ?? []).Select(group => (Group: group, method.Name)))
            .GroupBy(pair => pair.Group, pair => pair.Name);
        foreach (var group in groups)
        {
            try
            {
                if (await engine.People.FindPresentAsync(group.Key, today, cancellation).ConfigureAwait(false) is null)
                {
                    Add($"{string.Join(", ", group.Distinct())}: nobody knows the group '{group.Key}'. Add it to people.json in the governance folder, or state it: `o.Group(\"{group.Key}\", \"person\")`.");
                    continue;
                }

                await CheckQuorumAsync(group.Key, quorums, cancellation).ConfigureAwait(false);
            }
            catch (InvalidDataException exception)
            {
                Add(exception.Message);
                return;
            }
        }
    }

    private async Task CheckQuorumAsync(string group, IReadOnlyList<GovernedMethod> quorums, CancellationToken cancellation)
    {
        if (quorums.Count == 0 || await engine.People.CountMembersAsync(group, cancellation).ConfigureAwait(false) is not { } members)
            return;
        foreach (var method in quorums)
        {
            if (method.Escalation!.Chain.Contains(group) && method.Escalation.Quorum > members)
                Add($"{method.Name}: {method.Escalation.Quorum} people have to say the same (Quorum), and the group '{group}' has {members}. Add people to the group, or lower the quorum.");
        }
    }

    private void CheckApprovals(IReadOnlyList<GovernedMethod> methods)
    {
        if (methods.All(method => method.Escalation is null))
            return;
        try
        {
            _ = engine.Approvals.BindingKey;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            Add($"requests for approval cannot be stored: {exception.Message}");
        }
    }

    private async Task CheckLedgerAsync(int methods, CancellationToken cancellation)
    {
        try
        {
            await engine.Ledger.AppendAsync(new StartedEntry(engine.Clock.GetUtcNow(), methods), cancellation).ConfigureAwait(false);
        }
        catch (LedgerUnavailableException exception)
        {
            Add(exception.Message);
        }
    }
}
