using GovernedAi.Analyzers.Generation;
using Microsoft.CodeAnalysis;

namespace GovernedAi.CodeFixes.Offers;

/// <summary>A way to govern a call that a fix offers: which attributes, and what else has to stand in the type for them.</summary>
internal abstract class Arrangement
{
    /// <summary>What a fix offers for a call that nobody governs, in this order; the house's own words last.</summary>
    public static IEnumerable<Arrangement> For(Compilation compilation) =>
        [new Audit(), AuditAndFallBack, AuditAndEscalate(hasEffects: false), .. HouseAttribute.In(compilation)];

    /// <summary>What a fix offers for a tool: approval is asked before it acts.</summary>
    public static IEnumerable<Arrangement> ForTools(Compilation compilation) =>
        [new Audit(), AuditAndEscalate(hasEffects: true), .. HouseAttribute.In(compilation)];

    /// <summary>What the menu says.</summary>
    public abstract string Title { get; }

    /// <summary>Tells this offer from the others of the same diagnostic; Fix All takes all of one key.</summary>
    public virtual string Key => GetType().Name;

    /// <summary>Which of the three it puts in effect wherever it is offered; nothing for one that depends on the place.</summary>
    public virtual IEnumerable<GoverningKind> InEffect => [];

    /// <summary>Whether this place can be governed so.</summary>
    public virtual bool Suits(GovernedShape method) => true;

    private static Together AuditAndFallBack => new("AuditWithFallback", "Audit it and add a fallback: add [AuditLog], [Fallback]", new Audit(), new FallBack());

    private static Together AuditAndEscalate(bool hasEffects) => new("RequireApproval", "Require approval: add [AuditLog], [Escalation]", new Audit(), new Escalate(hasEffects));

    /// <summary>What has to be written to govern <paramref name="member"/> so.</summary>
    public abstract Governing For(GovernedMember member);
}

/// <summary>What an arrangement writes: attributes, each with its brackets, and members, each with its lines broken by <c>\n</c>.</summary>
internal sealed class Governing(IEnumerable<string> attributes, params string[] members)
{
    public IReadOnlyList<string> Attributes { get; } = [.. attributes];

    public IReadOnlyList<string> Members { get; } = members;
}
