using System.Globalization;
using Optica.Domain.Customers;
using Optica.Portal.Tests.Support;

namespace Optica.Portal.Tests.Domain.Customers;

public sealed class CustomerInputValidatorTests
{
    // 2026-11-25 01:00 UTC is still the 24th in Santiago
    private static readonly StoppedClock Clock = new(new DateTime(2026, 11, 25, 1, 0, 0, DateTimeKind.Utc));
    private static readonly DateOnly Today = new(2026, 11, 24);

    public static TheoryData<string, string> CodesOfTexts =>
        new()
        {
            { nameof(CustomerInput.Email), "email_invalid:a b@x.cl" },
            { nameof(CustomerInput.Email), $"too_long:{new string('a', 255)}" },
            { nameof(CustomerInput.Phone), "phone_invalid:12345678" },
            { nameof(CustomerInput.Phone), "phone_invalid:912345678 anexo 1" },
            { nameof(CustomerInput.EmergencyContactPhone), "phone_invalid:1" },
            { nameof(CustomerInput.Rut), "rut_wrong_digit:12.345.678-9" },
            { nameof(CustomerInput.Rut), "rut_incomplete:12.345.678" },
            { nameof(CustomerInput.Rut), "rut_repeated:11.111.111-1" },
            { nameof(CustomerInput.Rut), "rut_repeated:66.666.666-6" },
            { nameof(CustomerInput.Rut), "rut_invalid:0-0" },
            { nameof(CustomerInput.Rut), "rut_invalid:12K45678-5" },
            { nameof(CustomerInput.City), "comuna_unknown:Springfield" },
            { nameof(CustomerInput.Country), "country_unknown:Ruritania" },
            { nameof(CustomerInput.DocumentKind), "document_kind_required:" },
        };

    [Fact]
    public void Check_ValidCustomer_HasNoError() => Assert.Empty(CustomerInputValidator.Check(CustomerInputs.Valid(), Clock));

    [Theory]
    [InlineData(null, null, false)]
    [InlineData(" ", "\u200B", false)]
    [InlineData("Juan", null, true)]
    [InlineData(null, "Pérez", true)]
    [InlineData("李小龙", "Дмитрий", true)]
    [InlineData("Ana-María d'O’Higgins Jr.", "जगन्नाथ", true)]
    [InlineData("X Æ A-12", null, true)]
    public void Check_Name_NeedsFirstOrLast(string? first, string? last, bool accepted)
    {
        var codes = Codes(input => (input.FirstName, input.LastName) = (first, last));

        Assert.Equal(accepted ? [] : ["FirstName:name_required"], codes);
    }

    [Theory]
    [MemberData(nameof(CodesOfTexts))]
    public void Check_BrokenRule_NamesFieldAndCode(string field, string codeAndText)
    {
        var (code, text) = (
            codeAndText[..codeAndText.IndexOf(':', StringComparison.Ordinal)],
            codeAndText[(codeAndText.IndexOf(':', StringComparison.Ordinal) + 1)..]
        );
        var codes = Codes(input =>
        {
            input.DocumentNumber = code == "document_kind_required" ? "A1" : null;
            if (text.Length > 0)
            {
                typeof(CustomerInput).GetProperty(field)!.SetValue(input, text);
            }
        });

        Assert.Equal([$"{field}:{code}"], codes);
    }

    [Fact]
    public void Check_EveryTextField_RefusesControlCharactersAndLoneSurrogates() =>
        Assert.All(
            CustomerInputs.TextFields.Where(field => field.Name != nameof(CustomerInput.Country)),
            field =>
                Assert.All(
                    ["a\0b", "a\u0007b", "a\uD800b"],
                    text => Assert.Equal([$"{field.Name}:control_characters"], Codes(input => field.SetValue(input, text), field.Name))
                )
        );

    [Theory]
    [InlineData(nameof(CustomerInput.FirstName), 100)]
    [InlineData(nameof(CustomerInput.LastName), 100)]
    [InlineData(nameof(CustomerInput.AddressLine1), 255)]
    [InlineData(nameof(CustomerInput.AddressLine2), 255)]
    [InlineData(nameof(CustomerInput.State), 100)]
    [InlineData(nameof(CustomerInput.PostalCode), 20)]
    [InlineData(nameof(CustomerInput.MedicalNotes), 4000)]
    [InlineData(nameof(CustomerInput.Notes), 4000)]
    [InlineData(nameof(CustomerInput.EmergencyContactName), 200)]
    [InlineData(nameof(CustomerInput.InsurancePolicyNumber), 60)]
    public void Check_Length_IsCountedAsStored(string field, int longest)
    {
        var property = typeof(CustomerInput).GetProperty(field)!;

        Assert.Empty(Codes(input => property.SetValue(input, $" {new string('x', longest)} ")));
        Assert.Equal([$"{field}:too_long"], Codes(input => property.SetValue(input, new string('x', longest + 1))));
    }

    [Fact]
    public void Check_WrongDigit_NamesTheRightOneInBothLanguages()
    {
        Assert.Contains("debería ser 5 (12.345.678-5)", Message("es-CL", input => input.Rut = "12345678-9"), StringComparison.Ordinal);
        Assert.Contains("should be 5 (12.345.678-5)", Message("en", input => input.Rut = "12345678-9"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "birth_date_not_past")]
    [InlineData(1, "birth_date_not_past")]
    [InlineData(-1, null)]
    public void Check_BirthDate_IsBeforeSantiagosToday(int days, string? code) =>
        Assert.Equal(code is null ? [] : [$"DateOfBirth:{code}"], Codes(input => input.DateOfBirth = Today.AddDays(days)));

    [Fact]
    public void Check_BirthDate_IsAtMost130YearsAgo()
    {
        Assert.Empty(Codes(input => input.DateOfBirth = Today.AddYears(-130)));
        Assert.Equal(["DateOfBirth:birth_date_too_old"], Codes(input => input.DateOfBirth = Today.AddYears(-130).AddDays(-1)));
        Assert.Equal(["DateOfBirth:birth_date_too_old"], Codes(input => input.DateOfBirth = DateOnly.MinValue));
        Assert.Equal(["DateOfBirth:birth_date_not_past"], Codes(input => input.DateOfBirth = DateOnly.MaxValue));
    }

    [Fact]
    public void Check_ExamDates_StandInOrder()
    {
        Assert.Empty(Codes(input => (input.LastEyeExamDate, input.NextEyeExamDue) = (Today, Today)));
        Assert.Equal(
            ["NextEyeExamDue:next_exam_before_last"],
            Codes(input => (input.LastEyeExamDate, input.NextEyeExamDue) = (Today, Today.AddDays(-1)))
        );
        Assert.Equal(["LastEyeExamDate:last_exam_in_future"], Codes(input => input.LastEyeExamDate = Today.AddDays(2)));
        Assert.Equal(["LastEyeExamDate:date_out_of_range"], Codes(input => input.LastEyeExamDate = DateOnly.MinValue));
        Assert.Equal(["NextEyeExamDue:date_out_of_range"], Codes(input => input.NextEyeExamDue = DateOnly.MaxValue));
        Assert.Equal(
            ["LastEyeExamDate:last_exam_before_birth"],
            Codes(input => (input.DateOfBirth, input.LastEyeExamDate) = (new DateOnly(2000, 1, 2), new DateOnly(2000, 1, 1)))
        );
    }

    [Fact]
    public void Check_Lists_AreBounded()
    {
        Assert.Empty(Codes(input => input.Tags = Many(20, 40)));
        Assert.Equal(["Tags:list_too_long"], Codes(input => input.Tags = Many(21, 40)));
        Assert.Equal(["Tags:item_too_long"], Codes(input => input.Tags = Many(1, 41)));
        Assert.Equal(["Tags:tags_repeated"], Codes(input => input.Tags = ["Niño", "NIÑO "]));
        Assert.Equal(["Tags:control_characters"], Codes(input => input.Tags = ["a\0"]));
        Assert.Empty(Codes(input => input.Allergies = Many(50, 200)));
        Assert.Equal(["Allergies:list_too_long"], Codes(input => input.Allergies = Many(51, 1)));
        Assert.Equal(["Medications:item_too_long"], Codes(input => input.Medications = Many(1, 201)));
        Assert.Equal(["MedicalConditions:control_characters"], Codes(input => input.MedicalConditions = ["a\uD800"]));
    }

    [Fact]
    public void Check_Place_IsFreeOutsideChile()
    {
        Assert.Empty(Codes(input => (input.Country, input.City, input.Phone) = ("AR", "Rosario", "+5493411234567")));
        Assert.Equal(["Phone:phone_invalid"], Codes(input => (input.Country, input.City, input.Phone) = ("AR", "Rosario", "912345678")));
        Assert.Empty(Codes(input => (input.Country, input.City) = (null, "nunoa")));
    }

    [Fact]
    public void Check_Documents_NeedKindAndNumberTogether()
    {
        Assert.Empty(Codes(input => (input.DocumentKind, input.DocumentNumber) = (DocumentKind.Passport, "AB1")));
        Assert.Equal(["DocumentNumber:document_number_required"], Codes(input => input.DocumentKind = DocumentKind.Passport));
    }

    [Fact]
    public void Check_UnknownEnumValues_AreRefused() =>
        Assert.Equal(
            [
                "DocumentKind:value_unknown",
                "Gender:value_unknown",
                "InsuranceProvider:value_unknown",
                "PreferredContactMethod:value_unknown",
            ],
            Codes(input =>
                {
                    input.Gender = (Gender)99;
                    input.InsuranceProvider = (InsuranceProvider)99;
                    input.PreferredContactMethod = (ContactMethod)0;
                    input.DocumentKind = (DocumentKind)99;
                    input.DocumentNumber = "1";
                })
                .Order(StringComparer.Ordinal)
                .ToArray()
        );

    [Fact]
    public void Check_NaughtyTextInAnyField_NeverThrowsAndSaysTheSameOnceNormalised() =>
        Assert.All(
            NaughtyStrings.All,
            text =>
            {
                var input = CustomerInputs.With(text);
                CustomerInputNormaliser.Normalise(input);
                var first = CustomerInputValidator.Check(input, Clock);
                CustomerInputNormaliser.Normalise(input);
                Assert.Equal(first, CustomerInputValidator.Check(input, Clock));
                Assert.All(first, error => Assert.False(string.IsNullOrWhiteSpace(error.Message)));
                Assert.Distinct(first.Select(error => error.Field), StringComparer.Ordinal);
                _ = SearchQuery.Parse(text).Matches(SearchText.For(text, text, text, text, text, text));
                _ =
                    SearchText.SortName(text, text)
                    + Rut.FormatAsTyped(text)
                    + PhoneNumber.FormatAsTyped(text)
                    + Rut.Format(text)
                    + PhoneNumber.Format(text);
            }
        );

    private static List<string> Many(int count, int length) =>
        [.. Enumerable.Range(0, count).Select(number => $"{number}".PadRight(length, 'x')[..Math.Max(length, $"{number}".Length)])];

    private static string[] Codes(Action<CustomerInput> change, string? only = null)
    {
        var input = CustomerInputs.Valid();
        change(input);
        return
        [
            .. CustomerInputValidator
                .Check(input, Clock)
                .Where(error => only is null || error.Field == only)
                .Select(error => $"{error.Field}:{error.Code}"),
        ];
    }

    private static string Message(string culture, Action<CustomerInput> change)
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = new CultureInfo(culture);
            var input = CustomerInputs.Valid();
            change(input);
            return Assert.Single(CustomerInputValidator.Check(input, Clock)).Message;
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
