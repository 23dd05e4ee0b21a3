using System.Collections.Frozen;
using System.Reflection;
using Optica.Domain.Customers;
using Optica.Portal.Api;

namespace Optica.Portal.Features.Customers;

/// <summary>Reads a customer's fields from a request: which were sent, and their values.</summary>
internal static class CustomerBody
{
    /// <summary>Every writable field by its API name. The branch is not among them: only a transfer changes it.</summary>
    internal static readonly FrozenDictionary<string, PropertyInfo> Fields = CustomerFields.All.ToFrozenDictionary(
        ApiNames.Of,
        name => typeof(CustomerInput).GetProperty(name)!,
        StringComparer.Ordinal
    );

    /// <returns>The values, and the names of the input's properties that were sent.</returns>
    public static (CustomerInput Input, HashSet<string> Sent) Read(ApiBody body)
    {
        var input = new CustomerInput();
        var sent = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, property) in Fields)
        {
            if (body.Has(name))
            {
                sent.Add(property.Name);
                property.SetValue(input, Value(body, name, property.PropertyType));
            }
        }

        return (input, sent);
    }

    private static readonly string[] ReadOnly = ["at", "by", "source"];

    /// <summary>All that is agreed to; an entry with <c>given: false</c> is a no, as an absent one is.</summary>
    private static List<ConsentChoice> Consents(ApiBody body, string name)
    {
        var choices = new List<ConsentChoice>();
        foreach (var part in body.Objects(name, ConsentChoice.All.Count))
        {
            var purpose = part.Choice("purpose", typeof(ConsentPurpose));
            var channel = part.Choice("channel", typeof(ContactMethod));
            var isGiven = !part.Has("given") || part.YesOrNo("given");
            foreach (var told in ReadOnly)
            {
                // what was read may be sent back; when, by whom and how is written by the portal
                part.Has(told);
            }

            if (purpose is ConsentPurpose what && channel is ContactMethod way)
            {
                if (isGiven)
                {
                    choices.Add(new(what, way));
                }
            }
            else if (!part.Refused("purpose") && !part.Refused("channel"))
            {
                body.Fail(ApiText.Rule(name, "consent_incomplete"));
            }
        }

        return choices;
    }

    private static object? Value(ApiBody body, string name, Type type) =>
        type == typeof(string) ? body.Text(name)
        : type == typeof(DateOnly?) ? body.Date(name)
        : type == typeof(List<string>) ? body.Texts(name)
        : type == typeof(List<ConsentChoice>) ? Consents(body, name)
        : body.Choice(name, Nullable.GetUnderlyingType(type)!);
}
