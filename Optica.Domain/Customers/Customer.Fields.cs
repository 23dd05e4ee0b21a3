namespace Optica.Domain.Customers;

/// <content>The fields and how they are taken over from an input.</content>
public sealed partial class Customer
{
    /// <summary>Given names.</summary>
    public string? FirstName { get; private set; }

    /// <summary>Family names.</summary>
    public string? LastName { get; private set; }

    /// <summary>Given and family names as shown.</summary>
    public string FullName { get; private set; } = "";

    /// <summary>E-mail address, lower case.</summary>
    public string? Email { get; private set; }

    /// <summary>Confirmed: another customer of the branch has the same e-mail address.</summary>
    public bool EmailShared { get; private set; }

    /// <summary>The e-mail address where it must be unique in the branch, else null; carries the unique index.</summary>
    public string? UniqueEmail { get; private set; }

    /// <summary>Phone, E.164 (CL-5).</summary>
    public string? Phone { get; private set; }

    /// <summary>Confirmed: another customer of the branch has the same phone.</summary>
    public bool PhoneShared { get; private set; }

    /// <summary>The phone where it must be unique in the branch, else null; carries the unique index.</summary>
    public string? UniquePhone { get; private set; }

    /// <summary>RUT, <c>12345678-5</c> (CL-1).</summary>
    public string? Rut { get; private set; }

    /// <summary>Kind of the other document.</summary>
    public DocumentKind? DocumentKind { get; private set; }

    /// <summary>Number of the other document.</summary>
    public string? DocumentNumber { get; private set; }

    /// <summary>Birth date.</summary>
    public DateOnly? DateOfBirth { get; private set; }

    /// <summary>Gender.</summary>
    public Gender? Gender { get; private set; }

    /// <summary>Street and number.</summary>
    public string? AddressLine1 { get; private set; }

    /// <summary>Flat, block.</summary>
    public string? AddressLine2 { get; private set; }

    /// <summary>Comuna or city.</summary>
    public string? City { get; private set; }

    /// <summary>Region.</summary>
    public string? State { get; private set; }

    /// <summary>Postal code.</summary>
    public string? PostalCode { get; private set; }

    /// <summary>Country, two letters.</summary>
    public string? Country { get; private set; }

    /// <summary>Day of the last eye exam.</summary>
    public DateOnly? LastEyeExamDate { get; private set; }

    /// <summary>Day the next eye exam is due.</summary>
    public DateOnly? NextEyeExamDue { get; private set; }

    /// <summary>Preferred way to be reached.</summary>
    public ContactMethod? PreferredContactMethod { get; private set; }

    /// <summary>Emergency contact's name.</summary>
    public string? EmergencyContactName { get; private set; }

    /// <summary>Emergency contact's phone, E.164.</summary>
    public string? EmergencyContactPhone { get; private set; }

    /// <summary>Health insurance.</summary>
    public InsuranceProvider? InsuranceProvider { get; private set; }

    /// <summary>Policy number.</summary>
    public string? InsurancePolicyNumber { get; private set; }

    /// <summary>Notes of the shop.</summary>
    public string? Notes { get; private set; }

    /// <summary>Longest reason of a discount.</summary>
    public const int DiscountReasonLength = 120;

    /// <summary>The customer's own discount, 1–100; or null (DOMAIN §6).</summary>
    public int? DiscountPercent { get; private set; }

    /// <summary>Why, as the customer is told.</summary>
    public string? DiscountReason { get; private set; }

    /// <summary>Folded line that search looks through (<see cref="Customers.SearchText.For"/>).</summary>
    public string SearchText { get; private set; } = "";

    /// <summary>Folded family and given names that lists sort by.</summary>
    public string SortName { get; private set; } = "";

    /// <summary>Folding may lengthen rare characters beyond what the columns hold.</summary>
    private static string Cap(string text, int length) => text.Length <= length ? text : text[..length];

    private void ApplyIdentity(CustomerInput input)
    {
        FirstName = input.FirstName;
        LastName = input.LastName;
        FullName = string.Join(' ', new[] { input.FirstName, input.LastName }.Where(name => name is not null));
        Email = input.Email;
        Phone = input.Phone;
        Rut = input.Rut;
        DocumentKind = input.DocumentKind;
        DocumentNumber = input.DocumentNumber;
        DateOfBirth = input.DateOfBirth;
        Gender = input.Gender;
        SearchText = Customers.SearchText.For(FirstName, LastName, Email, Phone, Rut, DocumentNumber);
        SortName = Customers.SearchText.SortName(LastName, FirstName);
    }

    private void ApplyAddress(CustomerInput input)
    {
        AddressLine1 = input.AddressLine1;
        AddressLine2 = input.AddressLine2;
        City = input.City;
        State = input.State;
        PostalCode = input.PostalCode;
        Country = input.Country;
    }

    /// <summary>Keeps the rows of tags that stay, so that only real changes are written.</summary>
    private void ApplyTags(List<string> wanted)
    {
        var folded = wanted.Select(tag => Cap(Customers.SearchText.Fold(tag), CustomerTag.FoldedLength)).ToList();
        tags.RemoveAll(tag => !folded.Contains(tag.Folded));
        for (var position = 0; position < wanted.Count; position++)
        {
            if (tags.Find(tag => tag.Folded == folded[position]) is { } kept)
            {
                kept.Set(wanted[position], position);
            }
            else
            {
                tags.Add(CustomerTag.Create(this, wanted[position], folded[position], position));
            }
        }
    }
}
