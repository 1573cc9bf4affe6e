using System.Collections.Immutable;
using GovernedAi.Tool.Facts;

namespace GovernedAi.Tool.Verdicts;

/// <summary>Says of each model call who answers for it, and what has to be put right. Facts in, verdict out.</summary>
internal sealed class Judge(VerdictOptions options)
{
    public static Report Of(InputFacts input, VerdictOptions options)
    {
        var judge = new Judge(options);
        var sites = input.Assemblies.SelectMany(a => a.Sites.Select(s => judge.Site(a, s))).ToImmutableArray();
        var findings = sites.Select(Finding).OfType<Finding>()
            .Concat(input.Assemblies.Where(a => a.Role == AssemblyRole.Own).SelectMany(judge.OfAssembly));
        return new(input, sites, [.. findings
            .OrderBy(f => f.Assembly.Name, StringComparer.Ordinal)
            .ThenBy(f => f.Place?.File, StringComparer.Ordinal).ThenBy(f => f.Place?.Line).ThenBy(f => f.Place?.Column)
            .ThenBy(f => f.Key, StringComparer.Ordinal)]);
    }

    private JudgedSite Site(AssemblyFacts assembly, SiteFacts site)
    {
        if (!options.Counts(site.Call))
            return new(assembly, site, SiteVerdict.NotCounted, $"calls of kind {site.Call.Kind} are not held to account");
        if (assembly.Role != AssemblyRole.Own)
            return new(assembly, site, SiteVerdict.InPackage, $"{assembly.Name} does not know GovernedAi");

        var member = site.Member;
        if (member.HandedOn is { } handedOn && (member.HandedOnAs is null || options.Counts(member.HandedOnAs)))
            return new(assembly, site, SiteVerdict.HandedOn, handedOn);
        if (site.InPipeline)
            return new(assembly, site, SiteVerdict.HandedOn, "it is a step of a client pipeline");
        if ((member.CoreOf ?? member.Governed) is { } governed)
            return InGoverned(assembly, site, governed);

        var rule = Rule(site.Form);
        var waivers = member.Waivers.Where(w => w.Rule == rule.Id || w.Rule == FindingRule.Ungoverned.Id).ToList();
        if (waivers.FirstOrDefault(w => WaiverTerms.Fault(w, options.Today) is null) is { } waiver)
            return new(assembly, site, SiteVerdict.Waived, WaiverTerms.Words(waiver), waiver);
        return new(assembly, site, SiteVerdict.Ungoverned, waivers.Count == 0
            ? "nothing says who answers for it"
            : $"nothing says who answers for it: its waiver {WaiverTerms.Fault(waivers[0], options.Today)}");
    }

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

        var (site, rule) = (judged.Site, Rule(judged.Site.Form));
        var does = site.Form switch
        {
            CallForm.Delegate => "takes a model call as a delegate",
            CallForm.ExpressionTree => "has a model call in an expression tree",
            _ => "calls a model",
        };
        var expired = judged.Why.IndexOf(": its waiver", StringComparison.Ordinal) is >= 0 and var at ? judged.Why[at..] : "";
        return new(rule, $"`{site.Member.Name}` {does} (`{site.Call.Name}`) and nothing says who answers for it: add [AuditLog], [Escalation] or [Fallback]{expired.Replace(": its", "; its", StringComparison.Ordinal)}",
            judged.Assembly, site.Member.Id, $"{site.Id}:{site.Call.Id}", site.Place, judged.Waiver);
    }

    private IEnumerable<Finding> OfAssembly(AssemblyFacts assembly)
    {
        foreach (var governed in assembly.Governed.Where(g => g.NotWrapped is not null))
        {
            var attributes = string.Join(", ", governed.Says.Attributes.Select(a => $"[{a}]"));
            yield return new(FindingRule.NotWrapped, $"`{governed.Name}` is annotated {attributes}, but {governed.NotWrapped}: make it `partial`, move its body to `{governed.Says.Core}`, and build with GovernedAi.Analyzers",
                assembly, governed.Id, governed.Id, governed.Place);
        }

        foreach (var site in assembly.Sites.Where(s => s.Member is { Governed.NotWrapped: null, CoreOf: null, HandedOn: null } && s.Member.Governed is not null))
        {
            yield return new(FindingRule.NotWrapped, $"`{site.Member.Name}` calls a model (`{site.Call.Name}`) in its wrapper, outside the body `{site.Member.Governed!.Says.Core}`",
                assembly, site.Member.Id, site.Id, site.Place);
        }

        foreach (var reference in assembly.CoreReferences)
        {
            yield return new(FindingRule.CoreUsedDirectly, $"`{reference.Core}` is the body of `{reference.Governed.Name}`: using it in `{reference.From.Name}` goes round the governance; call `{reference.Governed.Name}`",
                assembly, reference.From.Id, $"{reference.From.Id}>{reference.Core}", reference.Place);
        }

        if (assembly.BrokenGlass is { } reason && !options.Acknowledged.Contains(assembly.Name))
        {
            yield return new(FindingRule.BrokenGlass, $"{assembly.Name} was let through in an emergency (\"{reason}\"): look at it, then pass --acknowledge {assembly.Name}",
                assembly, assembly.Name, assembly.Name, Place: null);
        }

        foreach (var demanded in options.RuleSets.Where(_ => assembly.KnowsGovernedAi || assembly.Sites.Length > 0))
        {
            var held = assembly.RuleSets.FirstOrDefault(s => s.Name == demanded.Name);
            if (held is not null && Version.TryParse(held.Version, out var version) && version >= demanded.Version)
                continue;
            var words = held is null ? $"was not held to {demanded.Name}" : $"was held to {demanded.Name} {held.Version}, not {demanded.Version} or later";
            yield return new(FindingRule.RuleSetMissing, $"{assembly.Name} {words}: reference it and build again", assembly, assembly.Name, $"{assembly.Name}>{demanded.Name}", Place: null);
        }
    }

    private static FindingRule Rule(CallForm form) => form switch
    {
        CallForm.Delegate => FindingRule.Delegate,
        CallForm.ExpressionTree => FindingRule.ExpressionTree,
        _ => FindingRule.Ungoverned,
    };
}
