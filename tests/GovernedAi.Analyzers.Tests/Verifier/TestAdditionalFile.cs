using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace GovernedAi.Analyzers.Tests.Verifier;

/// <summary>A file of the project under test that is no source.</summary>
internal sealed class TestAdditionalFile(string path, string text) : AdditionalText
{
    public override string Path { get; } = System.IO.Path.Combine(TestCompilation.ProjectFolder, path);

    public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text, System.Text.Encoding.UTF8);
}
