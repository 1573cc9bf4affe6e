using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using GovernedAi.Tool.Reading;
using GovernedAi.Tool.Verdicts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GovernedAi.Tool.Tests.Reading;

/// <summary>A damaged body is told of wherever it lies: in an assembly that can call no model and does not know GovernedAi, too.</summary>
public sealed class DamagedBodyTests : IDisposable
{
    private const string Code = """
        public static class C
        {
            public static int Tiny() => 0x12345678;
            public static int Fat(int a) { try { return a / Tiny(); } catch (System.DivideByZeroException) { return 0; } }
            public static int Branch(int a) { if (a > 1) return 2; return 3; }
            public static int Switch(int a) { switch (a) { case 0: return 7; case 1: return 9; case 2: return 4; case 3: return 8; default: return 1; } }
        }
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("governedai-");

    [Fact]
    public void What_is_whole_is_read_though_nothing_in_it_matters()
    {
        Assert.Equal(0, Verify(Plain()).ExitCode);
        using var file = Tool.Reading.AssemblyFile.Open(Plain());
        Assert.False(file.KnowsGovernedAi);
    }

    // A tiny header is one byte, size << 2 | 2. A fat one is flags, size of header, stack, size of code at 4, locals at 8, code at 12 (ECMA-335 II.25.4).
    public static TheoryData<string, string, Action<byte[], int>> Damages => new()
    {
        { "Tiny", "A method's body has no header", (image, at) => image[at] = 0 },
        { "Fat", "A method's body has no header", (image, at) => image[at + 1] = 0x50 },
        { "Tiny", "A method body holds the unknown opcode 0xF0", (image, at) => image[at + 1] = 0xF0 },
        { "Tiny", "A method body ends inside an instruction", (image, at) => image[at] = 3 << 2 | 2 },
        { "Tiny", "A method's body does not lie in the file", (image, at) => image[at] = 0 << 2 | 2 },
        { "Fat", "A method's body does not lie in the file", (image, at) => image[at + 6] = 0x7F },
        { "Fat", "A method's body does not lie in the file", (image, at) => image[at + 7] = 0xFF },
        { "Branch", "A method body branches out of itself", (image, at) => image[Find(image, at, (byte)ILOpCode.Ble_s, (byte)ILOpCode.Bgt_s) + 1] = 0x7F },
        { "Branch", "A method body branches out of itself", (image, at) => image[Find(image, at, (byte)ILOpCode.Ble_s, (byte)ILOpCode.Bgt_s) + 1] = 0x80 },
        { "Switch", "A method body branches out of itself", (image, at) => image[Find(image, at, (byte)ILOpCode.Switch) + 5 + 4 + 1] = 0x10 },
        { "Switch", "A method body ends inside an instruction", (image, at) => image[Find(image, at, (byte)ILOpCode.Switch) + 2] = 0x10 },
        { "Fat", "An exception handler lies outside its method", (image, at) => image[Handlers(image, at) + 4 + 4] = 0xFF },
        { "Fat", "An exception handler lies outside its method", (image, at) => image[Handlers(image, at) + 4 + 5] = 0xFF },
        { "Fat", "What follows a method's code is no table of exception handlers", (image, at) => image[Handlers(image, at)] = 0 },
        { "Fat", "A method's body does not lie in the file", (image, at) => (image[Handlers(image, at)], image[Handlers(image, at) + 3]) = (0x41, 0x7F) },
    };

    [Theory]
    [MemberData(nameof(Damages))]
    public void A_damaged_body_is_never_green(string method, string reason, Action<byte[], int> damage)
    {
        var path = Plain();
        var image = File.ReadAllBytes(path);
        damage(image, Body(image, method));
        File.WriteAllBytes(path, image);

        var report = Verify(path);
        Assert.Equal(Report.NotRead, report.ExitCode);
        var unread = Assert.Single(report.Unread);
        Assert.Equal((path, SkipKind.Malformed), (unread.Path, unread.Kind));
        Assert.Contains(reason, unread.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_body_outside_every_section_is_never_green()
    {
        var path = Plain();
        var image = File.ReadAllBytes(path);
        // The address of a body is a number in a row of a table: the four bytes of this one stand there alone.
        var address = BitConverter.GetBytes(Address(image, "Tiny"));
        BitConverter.GetBytes(0x00FFFFFF).CopyTo(image, image.AsSpan().IndexOf(address));
        File.WriteAllBytes(path, image);

        var report = Verify(path);
        Assert.Equal(Report.NotRead, report.ExitCode);
        Assert.Contains("does not lie in the file", Assert.Single(report.Unread).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_client_library_is_never_green()
    {
        var path = Plain("OpenAI");
        Assert.Equal(Facts.AssemblyRole.ClientLibrary, AssemblyRole(path));
        var image = File.ReadAllBytes(path);
        image[Body(image, "Tiny") + 1] = 0xF0;
        File.WriteAllBytes(path, image);
        Assert.Equal(Report.NotRead, Verify(path).ExitCode);

        static Facts.AssemblyRole AssemblyRole(string path) => Assert.Single(new InputReader([]).Read([path], CancellationToken.None).Assemblies).Role;
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private string Plain(string name = "Plain")
    {
        var path = Path.Combine(_folder.FullName, name + ".dll");
        var compilation = CSharpCompilation.Create(name, [CSharpSyntaxTree.ParseText(Code)], GovernedAi.Analyzers.Tests.Verifier.TestReferences.All,
            new(OutputKind.DynamicallyLinkedLibrary, optimizationLevel: OptimizationLevel.Release));
        using var image = File.Create(path);
        Assert.True(compilation.Emit(image).Success);
        return path;
    }

    private static Report Verify(string path) =>
        Judge.Of(new InputReader([AppContext.BaseDirectory]).Read([path], CancellationToken.None), VerdictOptions.On(new(2026, 6, 1)));

    private static int Address(byte[] image, string method)
    {
        using var reader = new PEReader(new MemoryStream(image));
        var metadata = reader.GetMetadataReader();
        return metadata.MethodDefinitions.Select(metadata.GetMethodDefinition).Single(m => metadata.StringComparer.Equals(m.Name, method)).RelativeVirtualAddress;
    }

    // Where in the file the body of a method starts.
    private static int Body(byte[] image, string method)
    {
        var address = Address(image, method);
        using var reader = new PEReader(new MemoryStream(image));
        var section = reader.PEHeaders.SectionHeaders[reader.PEHeaders.GetContainingSectionIndex(address)];
        return address - section.VirtualAddress + section.PointerToRawData;
    }

    private static int Handlers(byte[] image, int body)
    {
        Assert.Equal(3 | 8, image[body] & 0xF);
        return body + 12 + ((BitConverter.ToInt32(image, body + 4) + 3) & ~3);
    }

    private static int Find(byte[] image, int body, params byte[] opcodes)
    {
        var at = image.AsSpan(body + 1).IndexOfAny(opcodes);
        Assert.InRange(at, 0, 20);
        return body + 1 + at;
    }
}
