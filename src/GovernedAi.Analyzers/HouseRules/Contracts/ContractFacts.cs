using System.Collections.Concurrent;
using System.Collections.Immutable;
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
    private readonly Waivers _waivers = Waivers.Of(actions.Compilation, CalendarDay.Today(actions.Options.AnalyzerConfigOptionsProvider.GlobalOptions));
    private readonly ConcurrentDictionary<string, (IMethodSymbol Method, bool IsOutput, ContractLine Line)> _methods = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> _governedCalls = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ContractLine> _baseline = new(StringComparer.Ordinal);

    /// <summary>The governed methods with the number of their calls; complete at the end of the compilation.</summary>
    public IEnumerable<(IMethodSymbol Method, bool IsOutput, ContractLine Line)> Governed =>
        _methods.Select(known => (known.Value.Method, known.Value.IsOutput, known.Value.Line.With(_governedCalls.TryGetValue(known.Key, out var calls) ? calls : 0)));

    /// <summary>The calls that nobody governs yet; complete at the end of the compilation.</summary>
    public IEnumerable<ContractLine> Baseline => _baseline.Values;

    /// <summary>Gathers while the compilation is analysed, and tells as it goes.</summary>
    /// <param name="onGoverned">Told of each governed method; its calls are not counted yet.</param>
    /// <param name="onBaseline">Told of the ungoverned calls of one API in one member.</param>
    public void Gather(
        Action<RuleContext<IMethodSymbol>, ContractLine>? onGoverned = null,
        Action<RuleContext<ISymbol>, ContractLine, ImmutableArray<RuledCall>>? onBaseline = null)
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
            (calls, context) => Look(calls.Where(call => !RuledCall.IsTaken(call) && (withOutput || !context.IsOutput(call.Syntax.GetLocation()))), context, onBaseline),
            RuledCall.Forms);
    }

    private void Look(IEnumerable<IOperation> calls, RuleContext<ISymbol> context, Action<RuleContext<ISymbol>, ContractLine, ImmutableArray<RuledCall>>? onBaseline)
    {
        if (RuledMembers.Of(context.Subject, calls, actions.Known, _governed, context.Options)?.Quietened() is not { } member)
            return;
        if (member is { Governance: not null, Member: IMethodSymbol method })
        {
            // A core and those that override it are one method's.
            if (Arrangement.Of(method) is { } line)
                _governedCalls.AddOrUpdate(line.Key, member.Calls.Length, (_, counted) => counted + member.Calls.Length);
            return;
        }

        if (_waivers.Of(UngovernedModelCall.Rule.Id, context.Subject) is not null)
            return;
        foreach (var same in member.Calls.GroupBy(call => call.Api, StringComparer.Ordinal))
        {
            var line = ContractLine.Baseline(UngovernedModelCall.Rule.Id, Contract.Name(context.Subject), same.Key, same.Count());
            _baseline[line.Key] = line;
            onBaseline?.Invoke(context, line, [.. same]);
        }
    }
}
