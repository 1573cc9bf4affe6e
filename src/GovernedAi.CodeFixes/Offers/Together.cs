using GovernedAi.Analyzers.Generation;

namespace GovernedAi.CodeFixes.Offers;

/// <summary>Several arrangements as one offer.</summary>
internal sealed class Together(string key, string title, params Arrangement[] parts) : Arrangement
{
    public override string Title => title;

    public override string Key => key;

    public override IEnumerable<GoverningKind> InEffect => parts.SelectMany(p => p.InEffect);

    public override bool Suits(GovernedShape method) => parts.All(p => p.Suits(method));

    public override Governing For(GovernedMember member)
    {
        var governing = parts.Select(p => p.For(member)).ToList();
        return new(governing.SelectMany(g => g.Attributes), [.. governing.SelectMany(g => g.Members)]);
    }
}
