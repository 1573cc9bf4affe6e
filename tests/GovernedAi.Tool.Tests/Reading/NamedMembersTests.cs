using GovernedAi.Tool.Reading;
using GovernedAi.Tool.Tests.Samples;
using GovernedAi.Tool.Verdicts;
using Microsoft.CodeAnalysis.CSharp;

namespace GovernedAi.Tool.Tests.Reading;

/// <summary>Bodies are read where something they can name matters, and nowhere else.</summary>
public class NamedMembersTests
{
    [Theory]
    [InlineData("public static int Answer() => 0x12345678;", 0)]
    [InlineData("public static int Next() => 0x12345678; static int Two() => Next();", 0)]
    [InlineData("public static int Answer() => 0x12345678; static object Ask(OpenAI.Chat.ChatClient c) => c.CompleteChat(\"q\");", Report.NotRead)]
    public void The_tables_say_whether_a_body_can_matter(string members, int exitCode)
    {
        // ldc.i4 0x12345678; ret: made no IL, to see whether it is read.
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "Plain.dll");
        var compilation = CSharpCompilation.Create("Plain", [CSharpSyntaxTree.ParseText($"public static class C {{ {members} }}")],
            GovernedAi.Analyzers.Tests.Verifier.TestReferences.All, new(Microsoft.CodeAnalysis.OutputKind.DynamicallyLinkedLibrary, optimizationLevel: Microsoft.CodeAnalysis.OptimizationLevel.Release));
        using (var image = File.Create(path))
            Assert.True(compilation.Emit(image).Success);
        var bytes = File.ReadAllBytes(path);
        bytes[bytes.AsSpan().IndexOf((ReadOnlySpan<byte>)[0x20, 0x78, 0x56, 0x34, 0x12, 0x2A])] = 0xF0;
        File.WriteAllBytes(path, bytes);

        Assert.Equal(exitCode, Judge.Of(new InputReader([AppContext.BaseDirectory]).Read([path], CancellationToken.None), VerdictOptions.On(new(2026, 6, 1))).ExitCode);
    }

    private sealed class TemporaryFolder : IDisposable
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("governedai-");

        public string Path => _folder.FullName;

        public void Dispose() => _folder.Delete(recursive: true);
    }
}
