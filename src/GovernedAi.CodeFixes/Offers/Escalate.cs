using GovernedAi.Analyzers.Generation;
using Microsoft.CodeAnalysis.CSharp;

namespace GovernedAi.CodeFixes.Offers;

/// <summary>Asks a person: before the result is released or, where there is no result to hold back or what the method does cannot be undone, before it runs.</summary>
internal sealed class Escalate(bool hasEffects = false, IReadOnlyList<string>? chain = null) : Arrangement
{
    /// <summary>A group that the application's own settings put people into.</summary>
    public const string Approvers = "\"approvers\"";

    public override string Title => "Ask a person: add [Escalation]";

    public override IEnumerable<GoverningKind> InEffect => [GoverningKind.Escalation];

    public override bool Suits(GovernedShape method) =>
        (method.Result.IsAsync || method.Result.Kind == ResultKind.AsyncStream) &&
        ReleaseBinding.WouldHold(method.ParameterTypes, method.Result, hasEffects || method.Result.Kind == ResultKind.Task ? "BeforeModel" : "BeforeRelease");

    public override Governing For(GovernedMember member) =>
        new(member.Write(When(member) is { } when ? new AttributeText("Escalation", Chain).With(when) : new AttributeText("Escalation", Chain)));

    /// <summary>Said where it is not simply before release: a stream is held back only if it says so.</summary>
    private string? When(GovernedMember member) =>
        hasEffects || member.Proposal is null ? $"Ask = {member.Qualifier}Ask.BeforeModel"
        : member.Returned.Kind == ResultKind.AsyncStream ? $"Stream = {member.Qualifier}StreamRelease.Hold"
        : null;

    private string[] Chain => chain is { Count: > 0 } ? [.. chain.Select(group => SymbolDisplay.FormatLiteral(group, quote: true))] : [Approvers];
}
