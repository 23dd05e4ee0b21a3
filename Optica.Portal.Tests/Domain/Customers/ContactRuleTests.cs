using Optica.Domain.Customers;

namespace Optica.Portal.Tests.Domain.Customers;

public sealed class ContactRuleTests
{
    private static readonly ConsentChoice Mail = new(ConsentPurpose.Marketing, ContactMethod.Email);
    private static readonly ConsentChoice Chat = new(ConsentPurpose.Marketing, ContactMethod.WhatsApp);

    [Fact]
    public void Judge_OneCaseEach()
    {
        Assert.Equal(ContactVerdict.Reachable, Judge(new(false, "a@x.cl", null, [Mail])));
        Assert.Equal(ContactVerdict.Blocked, Judge(new(true, "a@x.cl", "+56912345678", [Mail, Chat])));
        Assert.Equal(ContactVerdict.NoConsent, Judge(new(false, "a@x.cl", "+56912345678", [])));
        Assert.Equal(ContactVerdict.NoConsent, Judge(new(false, "a@x.cl", null, [new(ConsentPurpose.Reminders, ContactMethod.Email)])));
        Assert.Equal(ContactVerdict.NoAddress, Judge(new(false, "a@x.cl", null, [Chat])));
        Assert.Equal(ContactVerdict.NoAddress, Judge(new(false, null, "+56912345678", [Mail])));
    }

    /// <summary>Every subset of consents, with and without each address: a way is open only if it was agreed to and is known.</summary>
    [Fact]
    public void Channels_EverySubset_AreAgreedToAndKnown()
    {
        foreach (var mask in Enumerable.Range(0, 1 << ConsentChoice.All.Count))
        {
            List<ConsentChoice> given = [.. ConsentChoice.All.Where((_, at) => (mask >> at & 1) == 1)];
            foreach (var subject in Subjects(given))
            {
                Assert.Equal(
                    Enum.GetValues<ConsentPurpose>().SelectMany(purpose => ContactRule.Channels(subject, purpose)).Distinct().Order(),
                    ContactRule.Channels(subject)
                );
                foreach (var purpose in Enum.GetValues<ConsentPurpose>())
                {
                    var open = ContactRule.Channels(subject, purpose);
                    Assert.All(open, way => Assert.Contains(new(purpose, way), given));
                    Assert.Equal(
                        subject is { IsBlocked: false, Email: not null } && given.Contains(new(purpose, ContactMethod.Email)),
                        open.Contains(ContactMethod.Email)
                    );
                    Assert.True(subject is { IsBlocked: false, Phone: not null } || open.All(way => way == ContactMethod.Email));
                    Assert.Equal(open.Count > 0, ContactRule.Judge(subject, purpose) == ContactVerdict.Reachable);
                }
            }
        }
    }

    [Fact]
    public void ConsentText_EveryChoice_ReadsBack()
    {
        foreach (var choice in ConsentChoice.All)
        {
            Assert.Equal((choice, true, ConsentSource.Website), ConsentText.Read(ConsentText.Write(choice, true, ConsentSource.Website)));
            Assert.Equal((choice, false, null), ConsentText.Read(ConsentText.Write(choice, false, null)));
        }

        Assert.All(
            ["", "+", "Marketing/Email", "+x/Email", "+Marketing", "+Marketing/Email/a/b", null],
            text => Assert.Null(ConsentText.Read(text))
        );
    }

    private static ContactVerdict Judge(ContactSubject subject) => ContactRule.Judge(subject, ConsentPurpose.Marketing);

    private static IEnumerable<ContactSubject> Subjects(List<ConsentChoice> given) =>
        from blocked in new[] { false, true }
        from email in new[] { null, "a@x.cl" }
        from phone in new[] { null, "+56912345678" }
        select new ContactSubject(blocked, email, phone, given);
}
