using Optica.Domain.Customers;

namespace Optica.Portal.Tests.Domain.Customers;

public sealed class EmailAddressTests
{
    [Theory]
    [InlineData("jose.perez@gmail.com", "jose.perez@gmail.com")]
    [InlineData("  Jose.Perez@GMAIL.com ", "jose.perez@gmail.com")]
    [InlineData("a+b_c-d@sub.x.cl", "a+b_c-d@sub.x.cl")]
    [InlineData("o'higgins@x.cl", "o'higgins@x.cl")]
    [InlineData("a@Ñandú.CL", "a@ñandú.cl")]
    [InlineData("a@xn--and-6ma2c.cl", "a@ñandú.cl")]
    [InlineData("a@1.cl", "a@1.cl")]
    public void TryNormalise_Address_IsLowerCase(string text, string stored)
    {
        Assert.True(EmailAddress.TryNormalise(text, out var email));
        Assert.Equal(stored, email);
        Assert.True(EmailAddress.TryNormalise(email, out var again) && again == email);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("a b@x.cl")]
    [InlineData("<a@x.cl>")]
    [InlineData("Ana <a@x.cl>")]
    [InlineData("a@x.cl, b@x.cl")]
    [InlineData("a..b@x.cl")]
    [InlineData(".a@x.cl")]
    [InlineData("a.@x.cl")]
    [InlineData("a@x..cl")]
    [InlineData("a@.x.cl")]
    [InlineData("a@x.cl.")]
    [InlineData("a@x")]
    [InlineData("a@localhost")]
    [InlineData("a@x.c")]
    [InlineData("a@-x.cl")]
    [InlineData("a@x-.cl")]
    [InlineData("a@x_y.cl")]
    [InlineData("a@127.0.0.1")]
    [InlineData("a@[127.0.0.1]")]
    [InlineData("a@@x.cl")]
    [InlineData("a@b@x.cl")]
    [InlineData("@x.cl")]
    [InlineData("a@")]
    [InlineData("a")]
    [InlineData("\"a b\"@x.cl")]
    [InlineData("peña@x.cl")]
    [InlineData("a@x.cl\0")]
    public void TryNormalise_NotAnAddress_RefusesIt(string? text) => Assert.False(EmailAddress.TryNormalise(text, out _));

    [Fact]
    public void TryNormalise_LoneSurrogate_RefusesIt() => Assert.False(EmailAddress.TryNormalise("a@x\uD800.cl", out _));

    [Theory]
    [InlineData(64, true)]
    [InlineData(65, false)]
    public void TryNormalise_LocalPart_HasAtMost64(int length, bool accepted) =>
        Assert.Equal(accepted, EmailAddress.TryNormalise($"{new string('a', length)}@x.cl", out _));

    [Theory]
    [InlineData(254, true)]
    [InlineData(255, false)]
    public void TryNormalise_Address_HasAtMost254(int length, bool accepted)
    {
        var labels = string.Join('.', Enumerable.Repeat(new string('b', 60), 3));
        var address = $"{new string('a', 60)}@{labels}.";
        address += new string('c', length - address.Length - 3) + ".cl";

        Assert.Equal(length, address.Length);
        Assert.Equal(accepted, EmailAddress.TryNormalise(address, out _));
    }
}
