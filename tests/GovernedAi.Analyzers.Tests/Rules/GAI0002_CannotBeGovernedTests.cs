using GovernedAi.Analyzers.Tests.Verifier;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GovernedAi.Analyzers.Tests.Rules;

public class GAI0002_CannotBeGovernedTests
{
    // Bodies and shapes are other rules' affair: what is handed on needs no wrapper and compiles as it stands.
    private const string Governed = "using GovernedAi; class C { [[|CallersGovern|]] object M() => this; [CallersGovern] object N() => this; }";
    private const string Ungoverned = "class C { object M() => this; }";

    private static readonly RuleVerifier Verify = new("GAI0002");
    private static readonly RuleVerifier WithoutRuntime = Verify with { References = TestReferences.Without("GovernedAi", "GovernedAi.Testing") };

    [Fact]
    public Task A_sound_project_is_not_bothered() => Verify.ReportsInOneFile(Governed.Replace("[|", "").Replace("|]", ""));

    [Theory]
    [InlineData("""class C { [[|{|CS0246:{|CS0246:AuditLog|}|}|]] void M() { } [{|CS0246:{|CS0246:Fallback|}|}("x")] void N() { } }""")]
    [InlineData("""namespace A { class C { class D { [[|GovernedAi.{|CS0234:{|CS0234:EscalationAttribute|}|}("a")|]] void M() { } } } } namespace GovernedAi { }""")]
    [InlineData("""class C { [System.Obsolete, [|{|CS0246:{|CS0246:CallersGovern|}|}|]] void M() { } }""")]
    public async Task Without_the_runtime_it_is_said_once_at_the_first_governed_place(string marked) =>
        Assert.Single(await WithoutRuntime.ReportsInOneFile(marked));

    [Theory]
    [InlineData(Ungoverned)]
    [InlineData("class C { [{|CS0246:{|CS0246:Audited|}|}] void M() { } }")]
    [InlineData("class AuditLogAttribute : System.Attribute { } class C { [AuditLog] void M() { } }")]
    public Task Without_the_runtime_code_that_governs_nothing_is_left_alone(string marked) => WithoutRuntime.ReportsInOneFile(marked);

    [Theory]
    [InlineData(
        "", "", "Directory.Packages.props", "global",
        """<GlobalPackageReference Include="GovernedAi.Analyzers" /> leaves its runtime out. In Directory.Packages.props make it a <PackageVersion>, and add <PackageReference Include="GovernedAi.Analyzers" /> to Directory.Build.props.""")]
    [InlineData(
        ".NETCoreApp", "net10.0", "Directory.Build.props", "",
        """its runtime, GovernedAi, is not referenced. In Directory.Build.props take IncludeAssets and ExcludeAssets off <PackageReference Include="GovernedAi.Analyzers" />, or add <PackageReference Include="GovernedAi" />.""")]
    [InlineData(
        ".NETStandard", "netstandard2.0", "App.csproj", "",
        "its runtime, GovernedAi, needs .NET 8 or later, and this is a build for netstandard2.0. In App.csproj set <TargetFramework>net8.0</TargetFramework> or later, or add net8.0 to <TargetFrameworks> and keep governed code to it (#if NET8_0_OR_GREATER).")]
    public async Task Without_the_runtime_the_line_to_change_is_named(string identifier, string framework, string file, string reference, string wayOut)
    {
        var found = await WithoutRuntime
            .With("build_property.MSBuildProjectFile", "App.csproj")
            .With("build_property.TargetFrameworkIdentifier", identifier)
            .With("build_property.TargetFramework", framework)
            .With("build_property.GovernedAiReferenceFile", file)
            .With("build_property.GovernedAiReference", reference)
            .ReportsInOneFile("class C { [[|{|CS0246:{|CS0246:AuditLog|}|}|]] void M() { } }");
        Assert.Equal($"App.csproj cannot be governed: {wayOut}", Assert.Single(found).GetMessage());
    }

    [Fact]
    public async Task A_library_that_keeps_the_runtime_to_itself_fails_in_its_users_programs()
    {
        var found = await Private("Library").With("build_property.GovernedAiReferenceFile", "Lib.csproj").ReportsInOneFile(Governed);
        Assert.Equal(
            "App cannot be governed: PrivateAssets keeps its runtime, GovernedAi, from the programs that use it: they would fail with a FileNotFoundException. "
                + """In Lib.csproj take PrivateAssets off <PackageReference Include="GovernedAi.Analyzers" />, or add <PackageReference Include="GovernedAi" />.""",
            Assert.Single(found).GetMessage());
    }

    [Theory]
    [InlineData("Exe", "", Governed)]
    [InlineData("Library", "true", Governed)]
    [InlineData("Library", "", Ungoverned)]
    public Task A_program_a_test_project_and_a_library_that_governs_nothing_may_keep_it(string output, string isTestProject, string code) =>
        Private(output).With("build_property.IsTestProject", isTestProject).ReportsInOneFile(code.Replace("[|", "").Replace("|]", ""));

    [Theory]
    [InlineData("AuditLog, ", "Audited")]
    [InlineData("", null)]
    public async Task A_house_attribute_counts_if_it_governs(string bears, string? reported)
    {
        var found = await Found(TestCompilation.Of(
            ("Code.cs", "partial class C { [Audited] public partial object M(); private object MCore() => this; }"),
            ("House.cs", $"using GovernedAi; [{bears}AttributeUsage(AttributeTargets.Method)] sealed class AuditedAttribute : Attribute;"))
            with { Options = Private("Library").Options });
        Assert.Equal(reported is null ? [] : [reported], found.Select(d => d.Location.SourceTree!.GetText().ToString(d.Location.SourceSpan)));
    }

    [Theory]
    [InlineData(LanguageVersion.CSharp9, true)]
    [InlineData(LanguageVersion.CSharp10, true)]
    [InlineData(LanguageVersion.CSharp11, false)]
    [InlineData(LanguageVersion.Latest, false)]
    public async Task The_language_has_to_be_as_new_as_what_is_generated(LanguageVersion version, bool isTooOld)
    {
        var found = await Found(TestCompilation.Of(("Code.cs", Governed.Replace("[|", "").Replace("|]", ""))) with { LanguageVersion = version });
        Assert.Equal(
            isTooOld ? [$"App cannot be governed: governed code needs C# 11 or later, and this project is compiled as C# {version.ToDisplayString()}. In the project file remove <LangVersion>, or set it to latest."] : [],
            found.Select(d => d.GetMessage()));
    }

    private static RuleVerifier Private(string output) =>
        Verify.With("build_property.GovernedAiReference", "private").With("build_property.OutputType", output);

    private static async Task<IEnumerable<Diagnostic>> Found(TestCompilation project) =>
        (await project.Diagnose()).Where(d => d.Id == "GAI0002");
}
