using GovernedAi.Analyzers.Generation;
using GovernedAi.Analyzers.HouseRules;
using Microsoft.CodeAnalysis;

namespace GovernedAi.CodeFixes.Offers;

/// <summary>The package's own attributes that make a method satisfy a rule, as far as the rule itself says what they have to say.</summary>
/// <param name="AuditLog">The attribute to write; <see langword="null"/> when the one that is there will do, or none is wanted.</param>
/// <param name="Escalation">The same.</param>
/// <param name="NeedsFallback">Whether a method that answers has to be written.</param>
/// <param name="House">The attribute that the rule names.</param>
internal sealed record OwnAttributes(AttributeText? AuditLog, AttributeText? Escalation, bool NeedsFallback, INamedTypeSymbol? House)
{
    private const string UnnamedGroup = "approvers";
    private static readonly TimeSpan DefaultStep = TimeSpan.FromMinutes(30);

    /// <returns><see langword="null"/> when there is nothing to write, or more than the rule says.</returns>
    public static OwnAttributes? For(RuleDemands demands, IMethodSymbol method, RuleBook book, DateTime today, string qualifier)
    {
        var present = GoverningAttribute.Of(method).ToList();
        var lacking = demands.ImpliedControls & ~(MethodGovernance.Of(present)?.Controls ?? 0);
        var audit = present.FirstOrDefault(p => p.Kind == GoverningKind.AuditLog);
        var escalation = present.FirstOrDefault(p => p.Kind == GoverningKind.Escalation);
        var house = demands.Attribute is { } wanted && !method.Bears(wanted) ? wanted : null;
        if (house is not null && (GoverningAttribute.Of(house).Any() || !house.InstanceConstructors.Any(c => c.Parameters.IsEmpty)))
            return null;

        AttributeText? newAudit = null, newEscalation = null;
        var needsUseCase = (demands.UseCase || demands.Review) && MethodGovernance.Of(present)?.UseCase is null;
        var speaksTooSoftly = demands.Record && audit?.EnumName("OnAuditFailure") == "ProceedUnrecorded";
        if ((lacking & Controls.AuditLog) != 0 || needsUseCase || speaksTooSoftly)
        {
            if (audit is { IsComposed: true })
                return null;
            var stated = audit?.Strings().FirstOrDefault(name => name.Length > 0);
            if (needsUseCase && (stated = OnlyUseCase(demands, book.UseCases, today)) is null)
                return null;
            newAudit = new AttributeText("AuditLog", [.. stated is null ? [] : new[] { $"\"{stated}\"" }, .. Kept(audit, "OnAuditFailure", unless: speaksTooSoftly)]);
        }

        if ((lacking & Controls.Escalation) != 0 || (escalation is not null && IsAmiss(demands, escalation)))
        {
            if (escalation is { IsComposed: true } || !MethodResult.Of(method).IsAsync)
                return null;
            newEscalation = Escalate(demands, escalation, method, qualifier);
        }

        var needsFallback = (lacking & Controls.Fallback) != 0;
        return newAudit is null && newEscalation is null && !needsFallback && house is null ? null : new OwnAttributes(newAudit, newEscalation, needsFallback, house);
    }

    private static bool IsAmiss(RuleDemands demands, GoverningAttribute escalation) =>
        new RuleDemands { EscalateTo = demands.EscalateTo, EscalateOnlyTo = demands.EscalateOnlyTo, MaxStepTimeout = demands.MaxStepTimeout, MinQuorum = demands.MinQuorum, MinAssurance = demands.MinAssurance }
            .Lacks([escalation], [], UseCases.None, default).Any();

    private static AttributeText Escalate(RuleDemands demands, GoverningAttribute? present, IMethodSymbol method, string qualifier)
    {
        var wanted = demands.EscalateTo;
        var kept = (present?.Strings() ?? []).Where(group => !wanted.Contains(group) && (demands.EscalateOnlyTo.IsEmpty || demands.EscalateOnlyTo.Contains(group)));
        var chain = wanted.Concat(kept).ToList();
        if (chain.Count == 0)
            chain.Add(demands.EscalateOnlyTo.FirstOrDefault() ?? UnnamedGroup);

        var step = MethodGovernance.Duration(present?.Value<string>("StepTimeout") ?? "") ?? DefaultStep;
        var terms = new List<string>();
        if (demands.MaxStepTimeout is { } longest && step > longest)
            terms.Add($"StepTimeout = \"{longest:c}\"");
        else
            terms.AddRange(Kept(present, "StepTimeout"));
        if (demands.MinQuorum > (present?.Number<int>("Quorum") ?? 1))
            terms.Add($"Quorum = {demands.MinQuorum}");
        else
            terms.AddRange(Kept(present, "Quorum"));
        if (demands.MinAssurance > (present?.Number<int>("MinAssurance") ?? 0))
            terms.Add($"MinAssurance = {(qualifier.Length == 0 ? "GovernedAi." : qualifier)}Approvals.Assurance.{(demands.MinAssurance == 1 ? "OperatingSystemUser" : "Authenticated")}");
        else
            terms.AddRange(Kept(present, "MinAssurance"));
        if (present is null && !MethodResult.Of(method).HasValue)
            terms.Add($"Ask = {qualifier}Ask.BeforeModel");
        if (present is not null)
            terms.AddRange(present.Data.NamedArguments.Where(term => term.Key is not ("StepTimeout" or "Quorum" or "MinAssurance")).SelectMany(term => Kept(present, term.Key)));
        return new AttributeText("Escalation", [.. chain.Select(group => $"\"{group}\""), .. terms]);
    }

    private static IEnumerable<string> Kept(GoverningAttribute? present, string argument, bool unless = false) =>
        unless || present?.Data.ApplicationSyntaxReference?.GetSyntax() is not Microsoft.CodeAnalysis.CSharp.Syntax.AttributeSyntax { ArgumentList: { } list }
            ? []
            : list.Arguments.Where(a => a.NameEquals?.Name.Identifier.ValueText == argument).Select(a => a.ToString());

    private static string? OnlyUseCase(RuleDemands demands, UseCases useCases, DateTime today) =>
        useCases.Names.Where(name => !demands.Review || useCases.Find(name)!.IsReviewed(today)).ToList() is { Count: 1 } only ? only[0] : null;
}
