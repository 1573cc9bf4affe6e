using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using GovernedAi.Payloads;
using GovernedAi.Privacy;

namespace GovernedAi.Tests.Payloads;

public class PayloadTests
{
    [Fact]
    public void Each_has_a_random_key_of_its_own()
    {
        var payloads = Enumerable.Range(0, 100).Select(_ => new Payload("p", "1"u8.ToArray())).ToList();
        Assert.All(payloads, payload => Assert.Equal(32, payload.Key.Length));
        Assert.Equal(100, payloads.Select(payload => Convert.ToHexString(payload.Key.Span)).Distinct().Count());
        Assert.Equal(100, payloads.Select(payload => payload.Digest).Distinct().Count());
    }

    [Fact]
    public void The_contract_of_a_type_is_built_once()
    {
        var built = 0;
        var serializer = new PayloadSerializer(new JsonSerializerOptions { TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { _ => built++ } } });
        Serialize();
        var once = built;
        Serialize();
        Assert.True(once > 0);
        Assert.Equal(once, built);

        void Serialize()
        {
            serializer.SerializeMasked(1, "It", new PrivateValues());
            serializer.Serialize(1, "It");
        }
    }
}
