using GovernedAi.Analyzers.Generation;
using GovernedAi.CodeFixes.Editing;
using GovernedAi.CodeFixes.Offers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GovernedAi.CodeFixes.Repairing;

/// <summary>Names a group to ask where none is named, and leaves out what is said twice.</summary>
internal sealed class NameApprovers : AttributeOffer
{
    public override string Title => "Name each group once, and at least one";

    protected override Action<ProjectNames>? Plan(FileEdit file, MethodDeclarationSyntax declaration, IMethodSymbol governed, AttributeSyntax attribute, GoverningAttribute governing)
    {
        var written = (attribute.ArgumentList?.Arguments ?? default).Where(a => a.NameEquals is null).ToList();
        var groups = governing.Strings();
        // An array or a constant behind the arguments is not theirs to change one by one.
        if (written.Count != groups.Count)
            return null;

        var kept = written.Where((a, i) => !string.IsNullOrWhiteSpace(groups[i]) && groups.Take(i).All(g => g != groups[i])).Select(a => a.ToString()).DefaultIfEmpty(Escalate.Approvers);
        var others = (attribute.ArgumentList?.Arguments ?? default).Where(a => a.NameEquals is not null).Select(a => a.ToString());
        return _ =>
        {
            if (file.Treats(attribute))
                file.Replace(attribute.Span, new AttributeText(attribute.Name.ToString(), [.. kept, .. others]).ToString());
        };
    }
}
