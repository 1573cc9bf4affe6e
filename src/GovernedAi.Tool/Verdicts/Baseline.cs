using GovernedAi.Analyzers.HouseRules.Contracts;
using GovernedAi.Tool.Facts;

namespace GovernedAi.Tool.Verdicts;

/// <summary>The ungoverned calls that a project's contract accepts as today's; each acceptance covers one call.</summary>
internal sealed class Baseline
{
    private readonly Dictionary<(string Rule, string Member, string Method), int> _left = [];

    public Baseline(IEnumerable<ContractLine> contract)
    {
        foreach (var line in contract.Where(l => l.IsBaseline))
        {
            if (line.Key.Split(' ', 3) is not [_, var rule, var rest] || rest.Split(" | ") is not [var member, var api])
                continue;
            var key = (rule, member, Method(api));
            _left[key] = _left.GetValueOrDefault(key) + line.Count;
        }
    }

    /// <summary>Whether a call is accepted; asked once for each call, in order, as acceptances are used up.</summary>
    public bool Accepts(string rule, SiteFacts site)
    {
        // Of an overridden method, source names the override and IL the method it overrides: the type is no part of the key.
        var method = Method(site.Call.Name);
        foreach (var member in Members(site.Member.Id, rule, method))
        {
            if (!_left.TryGetValue((rule, member, method), out var left) || left == 0)
                continue;
            _left[(rule, member, method)] = left - 1;
            return true;
        }

        return false;
    }

    // What source has in the initializer of a field or property, IL has in the constructor.
    private IEnumerable<string> Members(string member, string rule, string method)
    {
        yield return member;
        if (member.IndexOf(".#c", StringComparison.Ordinal) is not (> 0 and var end))
            yield break;
        foreach (var known in _left.Keys.Where(k => k.Rule == rule && k.Method == method && k.Member[0] is 'F' or 'P' && k.Member.LastIndexOf('.') == end))
        {
            if (string.CompareOrdinal(known.Member, 2, member, 2, end - 2) == 0)
                yield return known.Member;
        }
    }

    private static string Method(string api) => api[(api.LastIndexOf('.') + 1)..];
}
