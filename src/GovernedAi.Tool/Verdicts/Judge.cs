using System.Collections.Immutable;
using GovernedAi.Analyzers.HouseRules;
using GovernedAi.Tool.Facts;

namespace GovernedAi.Tool.Verdicts;

/// <summary>Says of each model call who answers for it, and what has to be put right. Facts in, verdict out.</summary>
internal sealed class Judge(VerdictOptions options)
{
    private const string Nobody = "nothing says who answers for it";

    public static Report Of(InputFacts input, VerdictOptions options)
    {
        var judge = new Judge(options);
        var sites = input.Assemblies.SelectMany(judge.Sites).ToImmutableArray();
        var findings = sites.Select(Finding).OfType<Finding>()
            .Concat(input.Assemblies.Where(a => a.Role == AssemblyRole.Own).SelectMany(a => OfAssembly(a).Concat(BuildFindings.Of(a, options))));
        return new(input, sites, [.. findings
            .OrderBy(f => f.Assembly.Name, StringComparer.Ordinal)
            .ThenBy(f => f.Place?.File, StringComparer.Ordinal).ThenBy(f => f.Place?.Line).ThenBy(f => f.Place?.Column)
            .ThenBy(f => f.Key, StringComparer.Ordinal)]);
    }

    private IEnumerable<JudgedSite> Sites(AssemblyFacts assembly)
    {
        var baseline = new Baseline(assembly.Build?.Contract ?? []);
        return assembly.Sites.Select(site => Site(assembly, site, baseline));
    }

    private JudgedSite Site(AssemblyFacts assembly, SiteFacts site, Baseline baseline)
    {
        if (!options.Counts(site.Call))
            return new(assembly, site, SiteVerdict.NotCounted, $"calls of kind {site.Call.Kind} are not held to account");
        if (assembly.Role != AssemblyRole.Own)
            return new(assembly, site, SiteVerdict.InPackage, $"{assembly.Name} does not know GovernedAi");

        var member = site.Member;
        if (site.Call.Maps == MappedAgent.Governed)
            return new(assembly, site, SiteVerdict.Governed, "it maps an agent whose runs are governed");
        if (site.Call.Maps != MappedAgent.None)
            return Excepted(assembly, site, baseline);
        if (member.HandedOn is { } handedOn && (member.HandedOnAs is null || options.Counts(member.HandedOnAs)))
            return new(assembly, site, SiteVerdict.HandedOn, handedOn);
        if (site.InPipeline)
            return new(assembly, site, SiteVerdict.HandedOn, "it is a step of a client pipeline");
        return site.GovernedBy is { } governed ? InGoverned(assembly, site, governed) : Excepted(assembly, site, baseline);
    }

    // Nobody governs it: there may be a waiver, or the contract may accept it.
    private JudgedSite Excepted(AssemblyFacts assembly, SiteFacts site, Baseline baseline)
    {
        var rule = Rule(site);
        var waivers = site.Member.Waivers.Where(w => w.Terms.Rule == rule.Id).ToList();
        var waiver = waivers.FirstOrDefault(w => Fault(w) is null);
        if (waiver is null && !baseline.Accepts(rule.Id, site))
            return new(assembly, site, SiteVerdict.Ungoverned, waivers.Count == 0 ? NobodyFor(site) : $"{NobodyFor(site)}; its waiver {Fault(waivers[0])!.Words}");
        if (site.IsRefused)
            return new(assembly, site, SiteVerdict.Ungoverned, $"{NobodyFor(site)}; no waiver and no baseline covers this call: nothing opens a scope around it, so it would be refused at run time: move it into a method with [CallersGovern], and call that here");
        return waiver is not null
            ? new(assembly, site, SiteVerdict.Waived, waiver.Terms.ToString(), waiver)
            : new(assembly, site, SiteVerdict.InBaseline, "the project's contract accepts it as today's");

        WaiverFault? Fault(WaiverFacts waiver) => waiver.Terms.FaultOn(options.Day, assembly.RuleSets.Select(s => s.Waivers));
    }

    private static string NobodyFor(SiteFacts site) => site.OnlyPrepares ? $"{Nobody}: the request is only prepared here, for somebody else to send" : Nobody;

    private static JudgedSite InGoverned(AssemblyFacts assembly, SiteFacts site, GovernedMethodFacts governed)
    {
        if (governed.NotWrapped is { } fault)
            return new(assembly, site, SiteVerdict.NotWrapped, $"{governed.Name} is annotated, but {fault}");
        if (site.Member.CoreOf is null)
            return new(assembly, site, SiteVerdict.NotWrapped, $"it stands in the wrapper of {governed.Name}, outside its body");
        return assembly.CoreReferences.Any(r => r.Governed.Id == governed.Id)
            ? new(assembly, site, SiteVerdict.CoreExposed, $"the body of {governed.Name} is run by others than its wrapper")
            : new(assembly, site, SiteVerdict.Governed, $"it is in the body of {governed.Name}");
    }

    private static Finding? Finding(JudgedSite judged)
    {
        if (judged.Verdict is not (SiteVerdict.Ungoverned or SiteVerdict.Waived))
            return null;

        var (site, rule) = (judged.Site, Rule(judged.Site));
        var uncovered = judged.Verdict == SiteVerdict.Ungoverned ? judged.Why[NobodyFor(site).Length..] : "";
        return new(rule, SiteSentence.Of(site) + uncovered, judged.Assembly, site.Member.Id, $"{site.Id}:{site.Call.Id}", site.Place, judged.Waiver);
    }

    private static IEnumerable<Finding> OfAssembly(AssemblyFacts assembly)
    {
        foreach (var governed in assembly.Governed.Where(g => g.NotWrapped is not null))
        {
            var attributes = string.Join(", ", governed.Says.Attributes.Select(a => $"[{a}]"));
            yield return new(FindingRule.NotWrapped, $"`{governed.Name}` is annotated {attributes}, but {governed.NotWrapped}: make it `partial`, move its body to `{governed.Says.Core}`, and build with GovernedAi.Analyzers",
                assembly, governed.Id, governed.Id, governed.Place);
        }

        foreach (var site in assembly.Sites.Where(s => s is { Call.Maps: MappedAgent.None, Member: { Governed.NotWrapped: null, CoreOf: null, HandedOn: null } } && s.Member.Governed is not null))
        {
            yield return new(FindingRule.NotWrapped, $"`{site.Member.Name}` calls a model (`{site.Call.Name}`) in its wrapper, outside the body `{site.Member.Governed!.Says.Core}`",
                assembly, site.Member.Id, site.Id, site.Place);
        }

        foreach (var reference in assembly.CoreReferences)
        {
            yield return new(FindingRule.CoreUsedDirectly, $"`{reference.Core}` is the body of `{reference.Governed.Name}`: using it in `{reference.From.Name}` goes round the governance; call `{reference.Governed.Name}`",
                assembly, reference.From.Id, $"{reference.From.Id}>{reference.Core}", reference.Place);
        }
    }

    private static FindingRule Rule(SiteFacts site) => site.Form switch
    {
        _ when site.Call.Maps != MappedAgent.None => FindingRule.Endpoint,
        CallForm.Delegate when site.Call.IsHandedOn => FindingRule.HandedToNobody,
        CallForm.Delegate => FindingRule.Delegate,
        CallForm.ExpressionTree or CallForm.Dynamic or CallForm.Reflection => FindingRule.Unseen,
        CallForm.Request or CallForm.Declaration => FindingRule.Request,
        _ => FindingRule.Ungoverned,
    };
}
