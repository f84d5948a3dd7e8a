"""One issue’s whole record, as far as one person may read it: as JSON, CSV and PDF."""

from cop.feedback.whole_record.as_csv import csv_of
from cop.feedback.whole_record.as_json import json_of
from cop.feedback.whole_record.as_pdf import pdf_of
from cop.feedback.whole_record.gather import Record, record_for

__all__ = ["Record", "csv_of", "json_of", "pdf_of", "record_for"]
