namespace GovernedAi.Tool.Tests.Samples;

/// <summary>The shapes a model call takes in code; each is read by the analyzer as source and by the tool as IL.</summary>
internal static class Shapes
{
    /// <summary>Everything as whole files, by name.</summary>
    public static IEnumerable<(string Name, string Code)> All =>
        CallShapes.Members.Concat(GovernedShapes.Members).Select(m => (m.Key, $"partial class C(IChatClient chat, ChatClient openai) : IDisposable\n{{\n    readonly ChatClient field = openai;\n{(m.Key.StartsWith("explicit", StringComparison.Ordinal) ? "" : "    public void Dispose() { }\n")}{m.Value}\n}}\n"))
            .Concat(FileShapes.Files.Select(f => (f.Key, f.Value)))
            .Concat(UnlistedShapes.All);
}
