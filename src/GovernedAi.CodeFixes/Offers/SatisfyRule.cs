using GovernedAi.Analyzers.Generation;
using GovernedAi.Analyzers.HouseRules;
using GovernedAi.CodeFixes.Editing;
using GovernedAi.CodeFixes.Splitting;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GovernedAi.CodeFixes.Offers;

/// <summary>Satisfies a broken house rule in one step, by the attribute of the house that the rule's check found to be enough.</summary>
internal sealed class SatisfyRule(GovernedAi.Analyzers.HouseRules.HouseAttribute word) : Offer
{
    private readonly string _fullName = word.Type.ToDisplayString();

    public override string Title => $"Satisfy the rule: add [{word.Name}]";

    public override string Key => "Satisfy:" + _fullName;

    public override Task<Action<ProjectNames>?> Plan(FileEdit file, Diagnostic diagnostic, CancellationToken cancellation) =>
        Task.FromResult(Plan(file, diagnostic, file.Root.FindToken(diagnostic.Location.SourceSpan.Start).Parent as MethodDeclarationSyntax, cancellation));

    private Action<ProjectNames>? Plan(FileEdit file, Diagnostic diagnostic, MethodDeclarationSyntax? method, CancellationToken cancellation)
    {
        if (method is null || !diagnostic.Properties.TryGetValue(RuleReport.HouseAttribute, out var wanted) || wanted != _fullName)
            return null;
        if (file.Model.GetDeclaredSymbol(method, cancellation) is { IsPartialDefinition: true })
            return _ => Annotate(file, method, cancellation);
        return GovernedMethodSplit.Of(file, method, cancellation) is { } split
            ? names => split.Write(new HouseAttribute(word.Type), names)
            : null;
    }

    private void Annotate(FileEdit file, MethodDeclarationSyntax method, CancellationToken cancellation)
    {
        if (!file.Treats(method))
            return;

        foreach (var list in method.AttributeLists)
        {
            var replaced = list.Attributes.Where(attribute => IsReplaced(attribute, method, file.Model, cancellation)).ToList();
            if (replaced.Count == list.Attributes.Count)
                file.Remove(file.Style.StartsLine(list.SpanStart) ? list.FullSpan : list.Span);
            else if (replaced.Count > 0)
                file.Replace(list.Span, list.RemoveNodes(replaced, SyntaxRemoveOptions.KeepNoTrivia)!.NormalizeWhitespace().ToFullString().Trim());
        }

        AttributeLine.Insert(file, method, $"[{Written(file, method.SpanStart)}]");
    }

    /// <summary>What the house's word brings anew: a method asks by one [Escalation], and an [AuditLog] that says nothing more is said twice.</summary>
    private bool IsReplaced(AttributeSyntax attribute, MethodDeclarationSyntax method, SemanticModel model, CancellationToken cancellation)
    {
        var governing = GoverningAttribute.Of(model.GetDeclaredSymbol(method, cancellation)!)
            .FirstOrDefault(g => !g.IsComposed && g.Written.ApplicationSyntaxReference?.Span == attribute.Span);
        return governing is not null && word.Kinds.Contains(governing.Kind) && governing.Kind switch
        {
            GoverningKind.Escalation => true,
            GoverningKind.AuditLog => attribute.ArgumentList is null,
            _ => false,
        };
    }

    private string Written(FileEdit file, int position)
    {
        var name = TypeText.Of(word.Type, file.Model, position);
        if (name != word.Type.Name && file.Model.LookupNamespacesAndTypes(position, name: word.Type.Name).IsEmpty
            && UsingDirective.Add(file, position, word.Type.ContainingNamespace.ToDisplayString()))
        {
            name = word.Type.Name;
        }

        return name.EndsWith("Attribute", StringComparison.Ordinal) ? name.Substring(0, name.Length - "Attribute".Length) : name;
    }
}
