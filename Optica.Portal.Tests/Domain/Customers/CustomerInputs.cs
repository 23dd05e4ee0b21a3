using System.Reflection;
using Optica.Domain.Customers;

namespace Optica.Portal.Tests.Domain.Customers;

/// <summary>Inputs for the tests of the customer's rules.</summary>
internal static class CustomerInputs
{
    /// <summary>Every text property, found by reflection so that a new field cannot be forgotten.</summary>
    public static IEnumerable<PropertyInfo> TextFields =>
        typeof(CustomerInput).GetProperties().Where(property => property.PropertyType == typeof(string));

    /// <summary>Every list of texts.</summary>
    public static IEnumerable<PropertyInfo> ListFields =>
        typeof(CustomerInput).GetProperties().Where(property => property.PropertyType == typeof(List<string>));

    /// <summary>A customer that breaks no rule.</summary>
    public static CustomerInput Valid() =>
        new()
        {
            FirstName = "Juan",
            LastName = "Pérez",
            Rut = "12345678-5",
            Email = "juan@x.cl",
            Phone = "+56912345678",
            City = "Ñuñoa",
            State = "Metropolitana de Santiago",
        };

    /// <summary>A customer with one text in every field and list.</summary>
    public static CustomerInput With(string text)
    {
        var input = new CustomerInput();
        foreach (var field in TextFields)
        {
            field.SetValue(input, text);
        }

        foreach (var field in ListFields)
        {
            field.SetValue(input, new List<string> { text, text.ToUpperInvariant(), "x" });
        }

        return input;
    }

    /// <summary>All texts of an input as one, to compare two states of it.</summary>
    public static string Fingerprint(CustomerInput input) =>
        string.Join('¶', TextFields.Select(field => (string?)field.GetValue(input) ?? "∅"))
        + string.Join('§', ListFields.SelectMany(field => (List<string>)field.GetValue(input)!));
}
