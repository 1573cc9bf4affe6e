using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using GovernedAi.Analyzers.Tests.Verifier;
using GovernedAi.Tool.Reading;
using GovernedAi.Tool.Tests.Samples;

namespace GovernedAi.Tool.Tests.Verdicts;

/// <summary>A compiler may keep variables whose scopes do not meet in one local, in an optimised build: C#'s does not for those of a method that is not async.</summary>
public class SharedLocalTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_request_that_is_not_sent_is_found_though_another_in_its_local_is(bool sentFirst)
    {
        const string Sent = """{ var one = new HttpRequestMessage(HttpMethod.Post, "https://api.openai.com/v1/responses"); if (late) one.Headers.Add("a", "b"); http.Send(one); return null; }""";
        const string Returned = """{ var two = new HttpRequestMessage(HttpMethod.Post, "https://api.openai.com/v1/responses"); if (late) two.Headers.Add("a", "b"); return two; }""";
        var file = PreparedRequests.File($"[AuditLog] public partial HttpRequestMessage? Ask(bool now, bool late); HttpRequestMessage? AskCore(bool now, bool late) {{ if (now)\n{(sentFirst ? Sent : Returned)}\nelse\n{(sentFirst ? Returned : Sent)} }}");
        using var sample = CompiledSample.Of(file, release: true);
        Assert.Equal(2, Share(sample.Path, "AskCore"));
        Assert.Contains(sample.Verify().Findings, f => f.Rule.Id == "GAI1005" && f.Message.Contains("only prepared here", StringComparison.Ordinal) && f.Place?.Line == Array.FindIndex(file.Split('\n'), line => line.Contains("var two", StringComparison.Ordinal)) + 1);
    }

    // Puts what is kept in the second local into the first, and says how many locals there were.
    private static int Share(string path, string method)
    {
        var bytes = File.ReadAllBytes(path);
        using var image = new PEReader(new MemoryStream(bytes));
        var metadata = image.GetMetadataReader();
        var definition = metadata.MethodDefinitions.Select(metadata.GetMethodDefinition).Single(m => metadata.GetString(m.Name) == method);
        var body = image.GetMethodBody(definition.RelativeVirtualAddress);
        var il = body.GetILBytes()!;
        var start = bytes.AsSpan().IndexOf(il);
        var reader = new IlReader(il);
        while (reader.Read())
        {
            if (reader.OpCode is ILOpCode.Ldloc_1 or ILOpCode.Stloc_1)
                bytes[start + reader.Offset]--;
        }

        File.WriteAllBytes(path, bytes);
        return metadata.GetBlobReader(metadata.GetStandaloneSignature(body.LocalSignature).Signature) is var signature && signature.ReadSignatureHeader().Kind == SignatureKind.LocalVariables ? signature.ReadCompressedInteger() : 0;
    }
}
