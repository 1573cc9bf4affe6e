using System.Composition;
using GovernedAi.CodeFixes.Editing;
using GovernedAi.CodeFixes.Offers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace GovernedAi.CodeFixes;

/// <summary>Governs a model call: splits the ordinary method it stands in, or moves the call into a governed method of its own.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UngovernedModelCallFix)), Shared]
internal sealed class UngovernedModelCallFix() : GovernFix("GAI1001")
{
    public override IReadOnlyList<Arrangement> Arrangements => Arrangement.ForUngoverned;

    public override Remedy? Find(FileEdit file, Diagnostic diagnostic, CancellationToken cancellation) =>
        CallRemedy.For(file, file.Root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true), cancellation);
}
