using System.Collections.Concurrent;
using GovernedAi.Analyzers.Generation;
using GovernedAi.Analyzers.Recognition;
using GovernedAi.Analyzers.Rules;
using Microsoft.CodeAnalysis;

namespace GovernedAi.Analyzers.HouseRules.Contracts;

/// <summary>What the contract of a compilation has to say, gathered as its code is analysed: the rule compares it, the fix writes it.</summary>
/// <param name="actions">Where to look.</param>
/// <param name="withOutput">Whether generator output counts: what it holds is not gone, and not to be written down either.</param>
internal sealed class ContractFacts(RuleActions actions, bool withOutput)
{
    private readonly GovernedMembers _governed = GovernedMembers.Of(actions.Compilation);
    private readonly ConcurrentDictionary<string, (IMethodSymbol Method, bool IsOutput, ContractLine Line)> _methods = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> _governedCalls = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ConcurrentBag<CoverageFinding>> _ungoverned = new(StringComparer.Ordinal);

    /// <summary>The governed methods with the number of their calls; complete at the end of the compilation.</summary>
    public IEnumerable<(IMethodSymbol Method, bool IsOutput, ContractLine Line)> Governed =>
        _methods.Select(known => (known.Value.Method, known.Value.IsOutput, known.Value.Line.With(_governedCalls.TryGetValue(known.Key, out var calls) ? calls : 0)));

    /// <summary>The lines that accept what nobody governs yet; complete at the end of the compilation.</summary>
    public IEnumerable<ContractLine> Baseline => _ungoverned.Select(same => new ContractLine(same.Key, "", same.Value.Count));

    /// <summary>What one line is about, in the order of the source.</summary>
    public IEnumerable<CoverageFinding> Ungoverned(string key) => _ungoverned.TryGetValue(key, out var found)
        ? found.OrderBy(finding => finding.Place.SourceTree!.FilePath, StringComparer.Ordinal).ThenBy(finding => finding.Place.SourceSpan.Start)
        : [];

    /// <summary>Gathers while the compilation is analysed, and tells as it goes.</summary>
    /// <param name="onGoverned">Told of each governed method; its calls are not counted yet.</param>
    /// <param name="onUngoverned">Told of whatever reaches a model and nobody answers for.</param>
    public void Gather(Action<RuleContext<IMethodSymbol>, ContractLine>? onGoverned = null, Action<CoverageFinding>? onUngoverned = null)
    {
        actions.OnSymbol<IMethodSymbol>(SymbolKind.Method, context =>
        {
            var method = context.Subject;
            if (!method.IsPartialDefinition || Arrangement.Of(method) is not { } line)
                return;
            var isOutput = context.IsOutput(method.Locations[0]);
            if (isOutput && !withOutput)
                return;
            _methods[line.Key] = (method, isOutput, line);
            onGoverned?.Invoke(context, line);
        });
        actions.OnMember(
            operation => RuledCall.IsOne(operation, actions.Known),
            (calls, context) => CountGoverned(calls.Where(call => !RuledCall.IsTaken(call) && (withOutput || !context.IsOutput(call.Syntax.GetLocation()))), context),
            RuledCall.Forms);
        CoverageRule.Gather(actions, finding =>
        {
            if (finding.IsOutput && !withOutput)
                return;
            _ungoverned.GetOrAdd(Key(finding), static _ => []).Add(finding);
            onUngoverned?.Invoke(finding);
        });
    }

    /// <summary>What a line that accepts the finding is about.</summary>
    public static string Key(CoverageFinding finding) => ContractLine.BaselineKey(finding.Rule.Id, Contract.Name(finding.Member), finding.Api);

    private void CountGoverned(IEnumerable<IOperation> calls, RuleContext<ISymbol> context)
    {
        // A core and those that override it are one method's.
        if (RuledMembers.Of(context.Subject, calls, actions.Known, _governed, context.Options)?.Quietened() is { Governance: not null, Member: IMethodSymbol method } member
            && Arrangement.Of(method) is { } line)
        {
            _governedCalls.AddOrUpdate(line.Key, member.Calls.Length, (_, counted) => counted + member.Calls.Length);
        }
    }
}
