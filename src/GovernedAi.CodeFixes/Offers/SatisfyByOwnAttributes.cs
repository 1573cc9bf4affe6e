using GovernedAi.Analyzers.Generation;
using GovernedAi.Analyzers.HouseRules;
using GovernedAi.CodeFixes.Editing;
using GovernedAi.CodeFixes.Splitting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GovernedAi.CodeFixes.Offers;

/// <summary>Satisfies a broken house rule in one step, where the house has no word for it, by the package's own attributes with what the rule says.</summary>
internal sealed class SatisfyByOwnAttributes : Offer
{
    public override string Title => "Satisfy the rule: add what it demands";

    public override string Key => "SatisfyByOwn";

    public override Task<Action<ProjectNames>?> Plan(FileEdit file, Diagnostic diagnostic, CancellationToken cancellation) =>
        Task.FromResult(
            diagnostic.Properties.TryGetValue(RuleReport.RuleId, out var id)
            && file.Root.FindToken(diagnostic.Location.SourceSpan.Start).Parent is MethodDeclarationSyntax method
            && RuleBook.Of(file.Model.Compilation).Find(id!) is { Rule.Demands: { } demands }
                ? Plan(file, method, demands, cancellation)
                : null);

    private static Action<ProjectNames>? Plan(FileEdit file, MethodDeclarationSyntax method, RuleDemands demands, CancellationToken cancellation)
    {
        if (file.Model.GetDeclaredSymbol(method, cancellation) is not { } symbol)
            return null;

        var book = RuleBook.Of(file.Model.Compilation);
        var today = CalendarDay.Today(file.Document.Project.AnalyzerOptions.AnalyzerConfigOptionsProvider.GlobalOptions);
        OwnAttributes? At(string qualifier) => OwnAttributes.For(demands, symbol, book, today, qualifier);
        if (At("") is not { } wanted || (wanted.NeedsFallback && !FallbackStub.Suits(symbol)))
            return null;
        var arranged = new Arranged(member => At(member.Qualifier)!);
        Remedy? remedy = symbol.IsPartialDefinition
            ? Annotation.Of(file, method, present => (present.Kind == GoverningKind.AuditLog && wanted.AuditLog is not null) || (present.Kind == GoverningKind.Escalation && wanted.Escalation is not null), cancellation)
            : GoverningAttributes.Of(symbol) is null ? GovernedMethodSplit.Of(file, method, cancellation) : null;
        return remedy is null ? null : names => remedy.Write(arranged, names);
    }

    private sealed class Arranged(Func<GovernedMember, OwnAttributes> find) : Arrangement
    {
        public override string Title => "Satisfy the rule";

        public override Governing For(GovernedMember member)
        {
            var wanted = find(member);
            var attributes = new List<AttributeText>();
            var members = new List<string>();
            if (wanted.AuditLog is { } audit)
                attributes.Add(audit);
            if (wanted.Escalation is { } escalation)
                attributes.Add(escalation);
            if (wanted.NeedsFallback)
            {
                var (name, stub) = FallbackStub.For(member);
                attributes.Add(new AttributeText("Fallback", $"nameof({name})"));
                members.Add(stub);
            }

            return new Governing([.. wanted.House is { } house ? [member.Write(house)] : Array.Empty<string>(), .. attributes.SelectMany(text => member.Write(text))], [.. members]);
        }
    }
}
